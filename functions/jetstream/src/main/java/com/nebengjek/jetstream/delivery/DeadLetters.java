package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.cloudevents.EventHeaders;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what cannot be handled, as it came and with the reason, on {@code dead.<stream>.<consumer>}.
 *
 * <p>The message id {@code <stream>:<sequence>:<consumer>} makes a dead letter appear once, however often it is
 * written. What is larger with its reason than the server takes is cut, and {@code dead-cut} says so; the stream still
 * has all of it.
 */
final class DeadLetters {

    private static final int LONGEST_REASON = 1_000;
    private static final int ROOM_TO_SAY_SO = 100;

    /** A stream takes no more bytes of headers than this. */
    private static final int MOST_HEADERS = 65_535;

    private final Connection connection;
    private final JetStream jetStream;
    private final Clock clock;

    DeadLetters(Connection connection, JetStream jetStream, Clock clock) {
        this.connection = connection;
        this.jetStream = jetStream;
        this.clock = clock;
    }

    /** Completes when the dead letter is stored; only then may the delivery be terminated. */
    CompletableFuture<PublishAck> keep(Delivery delivery, String function, String reason, @Nullable Throwable fault) {
        try {
            return jetStream.publishAsync(letter(delivery, labels(delivery, function, reason, fault)));
        } catch (RuntimeException unsent) {
            return CompletableFuture.failedFuture(unsent);
        }
    }

    private Headers labels(Delivery delivery, String function, String reason, @Nullable Throwable fault) {
        ConsumerName consumer = delivery.consumer();
        return new Headers()
                .put("dead-reason", printable(reason))
                .put("dead-error", fault == null ? "" : fault.getClass().getName())
                .put("dead-function", function)
                .put("dead-stream", consumer.stream())
                .put("dead-consumer", consumer.durable())
                .put("dead-sequence", Long.toString(delivery.sequence()))
                .put("dead-subject", delivery.subject())
                .put("dead-deliveries", Long.toString(delivery.deliveries()))
                .put("dead-time", clock.instant().toString())
                .put(
                        EventHeaders.MESSAGE_ID,
                        consumer.stream() + ":" + delivery.sequence() + ":" + consumer.durable());
    }

    private NatsMessage letter(Delivery delivery, Headers labels) {
        ConsumerName consumer = delivery.consumer();
        String subject = "dead." + consumer.stream() + "." + consumer.durable();
        byte[] body = delivery.message().getData();
        Headers headers = original(delivery);
        labels.forEach((name, values) -> headers.put(name, values));
        int length = headers.serializedLength();
        if (length <= MOST_HEADERS && length + body.length <= connection.getMaxPayload()) {
            return new NatsMessage(subject, null, headers, body);
        }
        boolean headersFit = headers.serializedLength() < Math.min(MOST_HEADERS, connection.getMaxPayload()) - ROOM_TO_SAY_SO;
        Headers kept = headersFit ? headers : labels;
        int fitting = Math.min(
                body.length, (int) connection.getMaxPayload() - kept.serializedLength() - ROOM_TO_SAY_SO);
        kept.put(
                "dead-cut",
                "%d of %d bytes are here%s".formatted(fitting, body.length, headersFit ? "" : ", and no original headers"));
        return new NatsMessage(subject, null, kept, Arrays.copyOf(body, fitting));
    }

    private static Headers original(Delivery delivery) {
        Headers headers = new Headers();
        Headers received = delivery.headers();
        if (received != null) {
            received.forEach((name, values) -> {
                if (!name.regionMatches(true, 0, "Nats-", 0, 5)) {
                    headers.put(name, values);
                }
            });
        }
        return headers;
    }

    /** A header's value may not break the line; a hostile event must not write headers of its own. */
    private static String printable(String reason) {
        String oneLine = reason.replaceAll("[^\\x20-\\x7E]+", " ").strip();
        return oneLine.length() <= LONGEST_REASON ? oneLine : oneLine.substring(0, LONGEST_REASON);
    }
}
