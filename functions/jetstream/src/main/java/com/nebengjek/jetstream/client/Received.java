package com.nebengjek.jetstream.client;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import com.nebengjek.jetstream.cloudevents.NatsMessageFactory;
import io.cloudevents.CloudEvent;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A message out of a stream.
 *
 * @param message as jnats has it
 */
public record Received(Message message) {

    public String subject() {
        return message.getSubject();
    }

    /**
     * The body, unpacked if it travelled compressed.
     *
     * @throws InvalidData when it is not what its content encoding says, or larger than 8 MiB
     */
    public byte[] data() {
        return ContentEncoding.unpacked(message);
    }

    public String text() {
        return new String(data(), StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return message.hasHeaders() ? Optional.ofNullable(message.getHeaders().getFirst(name)) : Optional.empty();
    }

    /** The message as a CloudEvent, of either mode; fails as {@link NatsMessageFactory#createReader} does. */
    public CloudEvent event() {
        return NatsMessageFactory.createReader(message).toEvent();
    }

    public String stream() {
        return message.metaData().getStream();
    }

    public long sequence() {
        return message.metaData().streamSequence();
    }

    /** How often the server has handed it out, this time included. */
    public long deliveries() {
        return message.metaData().deliveredCount();
    }

    public Instant published() {
        return message.metaData().timestamp().toInstant();
    }
}
