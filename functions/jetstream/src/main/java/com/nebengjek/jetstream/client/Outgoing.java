package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsMessageFactory;
import com.nebengjek.jetstream.publish.Wire;
import io.cloudevents.CloudEvent;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out; each method returns a changed copy.
 *
 * <pre>{@code
 * Outgoing.to("order.placed.1").data(json).id("order-1").header("tenant", "jakarta")
 * }</pre>
 *
 * @param subject where it goes
 * @param data its body
 * @param headers its headers
 * @param id message id, by which a stream recognises a repeated publish; it comes from what the message is about, never
 *     from a clock, or the repeat is not recognised. None when null
 * @param expectedLastSequence the stream takes it only if this is its last sequence; whatever it is when null
 * @param timeout how long its acknowledgement or reply may take; the client's when null
 */
public record Outgoing(
        String subject,
        byte[] data,
        Map<String, List<String>> headers,
        @Nullable String id,
        @Nullable Long expectedLastSequence,
        @Nullable Duration timeout) {

    private static final String EXPECTED_LAST_SEQUENCE = "Nats-Expected-Last-Sequence";

    public Outgoing {
        headers = Map.copyOf(headers);
    }

    public static Outgoing to(String subject) {
        return new Outgoing(subject, new byte[0], Map.of(), null, null, null);
    }

    /** An event in binary mode; its id is the message id. */
    public static Outgoing event(String subject, CloudEvent event) {
        Message message = NatsMessageFactory.createWriter(subject).writeBinary(event);
        return new Outgoing(subject, message.getData(), headersOf(message), event.getId(), null, null);
    }

    public Outgoing data(byte[] bytes) {
        return new Outgoing(subject, bytes, headers, id, expectedLastSequence, timeout);
    }

    public Outgoing data(String text) {
        return data(text.getBytes(StandardCharsets.UTF_8));
    }

    public Outgoing header(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(values));
        return new Outgoing(subject, data, more, id, expectedLastSequence, timeout);
    }

    public Outgoing id(String messageId) {
        return new Outgoing(subject, data, headers, messageId, expectedLastSequence, timeout);
    }

    public Outgoing expectLastSequence(long sequence) {
        return new Outgoing(subject, data, headers, id, sequence, timeout);
    }

    public Outgoing timeout(Duration limit) {
        return new Outgoing(subject, data, headers, id, expectedLastSequence, limit);
    }

    /** As it travels. */
    NatsMessage through(Wire wire) {
        Headers travelling = new Headers();
        headers.forEach(travelling::put);
        if (id != null) {
            travelling.put(EventHeaders.MESSAGE_ID, id);
        }
        if (expectedLastSequence != null) {
            travelling.put(EXPECTED_LAST_SEQUENCE, expectedLastSequence.toString());
        }
        byte[] body = wire.pack(data);
        if (body != data) {
            travelling.put(ContentEncoding.HEADER, ContentEncoding.GZIP);
        }
        wire.requireSize(subject, travelling, body);
        return new NatsMessage(subject, null, travelling, body);
    }

    private static Map<String, List<String>> headersOf(Message message) {
        Headers headers = message.getHeaders();
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach(copy::put);
        return copy;
    }
}
