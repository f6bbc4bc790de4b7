package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.cloudevents.EventHeaders;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what cannot be handled, as it came and with the reason, on {@code dead.<stream>.<consumer>}.
 *
 * <p>The message id {@code <stream>:<sequence>:<consumer>} makes a dead letter appear once, however often it is
 * written.
 */
final class DeadLetters {

    private static final int LONGEST_REASON = 1_000;

    private final JetStream jetStream;
    private final Clock clock;

    DeadLetters(JetStream jetStream, Clock clock) {
        this.jetStream = jetStream;
        this.clock = clock;
    }

    /** Completes when the dead letter is stored; only then may the delivery be terminated. */
    CompletableFuture<PublishAck> keep(Delivery delivery, String function, String reason, @Nullable Throwable fault) {
        ConsumerName consumer = delivery.consumer();
        Headers headers = original(delivery)
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
        String subject = "dead." + consumer.stream() + "." + consumer.durable();
        return jetStream.publishAsync(
                new NatsMessage(subject, null, headers, delivery.message().getData()));
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
