package com.nebengjek.bench.faults;

import com.nebengjek.bench.delivery.Metered;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A producer as it should be: what is not acknowledged is published again, under the same id. */
final class Producer {

    private static final EventType<Metered> METERED = EventType.of(Metered.class);
    private static final int PASSENGERS = 500;
    private static final int IN_FLIGHT = 4_000;
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration TO_ACKNOWLEDGE = Duration.ofSeconds(2);
    private static final Duration TO_FINISH = Duration.ofSeconds(60);

    private final JetStream jetStream;
    private final Queue<Sent> open = new ArrayDeque<>();
    private volatile long published;

    private record Sent(Message event, CompletableFuture<PublishAck> ack) {}

    Producer(Connection connection) throws IOException {
        this.jetStream = connection.jetStream(
                JetStreamOptions.builder().requestTimeout(TO_ACKNOWLEDGE).build());
    }

    /** How many events it has begun to publish. */
    long published() {
        return published;
    }

    /** Publishes at a steady rate and returns when the last event is acknowledged, with the count of all. */
    long publish(int perSecond, Duration time) throws InterruptedException {
        long began = System.nanoTime();
        for (long passed = 0; passed < time.toNanos(); passed = System.nanoTime() - began) {
            long due = passed * perSecond / TimeUnit.SECONDS.toNanos(1);
            while (published < due && open.size() < IN_FLIGHT) {
                send(event(published));
                published++;
            }
            settle();
            TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
        }
        finish();
        return published;
    }

    private void finish() throws InterruptedException {
        long deadline = System.nanoTime() + TO_FINISH.toNanos();
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(open.size() + " events were never taken by their stream");
            }
            settle();
            TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
        }
    }

    /** Forgets what is acknowledged, and publishes again what was refused or not answered. */
    private void settle() {
        for (int i = open.size(); i > 0; i--) {
            Sent sent = open.remove();
            if (!sent.ack().isDone()) {
                open.add(sent);
            } else if (sent.ack().isCompletedExceptionally()) {
                send(sent.event());
            }
        }
    }

    private void send(Message event) {
        try {
            open.add(new Sent(event, jetStream.publishAsync(event)));
        } catch (RuntimeException notEvenSent) {
            open.add(new Sent(event, CompletableFuture.failedFuture(notEvenSent)));
        }
    }

    static Message event(long number) {
        String passenger = "passenger " + number % PASSENGERS;
        Metered metered = new Metered(new UUID(1, number), number % 10_000 / 7.0, passenger);
        var headers = NatsEventWriter.event(new UUID(2, number).toString(), "/faults", METERED.type())
                .with(EventHeaders.PARTITION_KEY, passenger)
                .plain(EventHeaders.MESSAGE_ID, new UUID(2, number).toString())
                .headers();
        return new NatsMessage(METERED.subjectOf(metered), null, headers, METERED.encode(metered));
    }
}
