package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.core.message.impl.GenericStructuredMessageReader;
import io.cloudevents.rw.CloudEventRWException;
import io.cloudevents.rw.CloudEventWriter;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.util.Map;

/**
 * CloudEvents of the Java SDK on NATS, in binary and in structured mode.
 *
 * <pre>{@code
 * connection.publish(NatsMessageFactory.createWriter("order.placed.1").writeBinary(event));
 * CloudEvent event = NatsMessageFactory.createReader(message).toEvent();
 * }</pre>
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md">NATS
 *     Protocol Binding for CloudEvents</a>
 */
public final class NatsMessageFactory {

    private NatsMessageFactory() {}

    /**
     * Reads a message in the mode it is in.
     *
     * @throws CloudEventRWException when it is not a CloudEvent 1.0 or a batch, or its event format is unknown; the
     *     message names the header at fault
     */
    public static MessageReader createReader(Message message) throws CloudEventRWException {
        try {
            byte[] body = ContentEncoding.unpacked(message);
            return switch (ContentMode.of(message.getHeaders())) {
                case ContentMode.Binary _ -> binary(message.getHeaders(), body);
                case ContentMode.Structured structured ->
                    new GenericStructuredMessageReader(StructuredEvents.format(structured), body);
            };
        } catch (InvalidData fault) {
            throw CloudEventRWException.newOther(fault);
        }
    }

    private static MessageReader binary(Headers headers, byte[] data) {
        Map<String, String> attributes = BinaryAttributes.of(headers);
        RequiredAttributes.check(attributes);
        return new NatsBinaryMessageReader(attributes, data);
    }

    /** Writes messages to a subject; the writer can be used again and by several threads. */
    public static MessageWriter<CloudEventWriter<Message>, Message> createWriter(String subject) {
        return new NatsMessageWriter(subject);
    }
}
