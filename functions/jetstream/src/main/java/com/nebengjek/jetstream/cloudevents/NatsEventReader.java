package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import io.nats.client.Message;

/**
 * Reads a CloudEvent from a NATS message, in binary mode or, told by its content type, in structured mode.
 *
 * <p>For who wants attributes and bytes fast; for events of the CloudEvents SDK see {@link NatsMessageFactory}.
 */
public final class NatsEventReader {

    private NatsEventReader() {}

    /** @throws InvalidData when the message is not a CloudEvent, naming the header or attribute at fault */
    public static ReceivedEvent read(Message message) {
        byte[] body = ContentEncoding.unpacked(message);
        ReceivedEvent event =
                switch (ContentMode.of(message.getHeaders())) {
                    case ContentMode.Binary _ ->
                        new ReceivedEvent(BinaryAttributes.of(message.getHeaders()), body);
                    case ContentMode.Structured structured -> StructuredEvents.read(structured, body);
                };
        RequiredAttributes.check(event.attributes());
        return event;
    }
}
