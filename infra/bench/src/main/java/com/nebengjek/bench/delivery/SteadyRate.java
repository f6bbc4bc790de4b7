package com.nebengjek.bench.delivery;

import com.nebengjek.events.catalogue.EventType;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes at a steady rate and takes the time until the output of each event arrives.
 *
 * <p>The clock of an event starts when it is due, not when it is sent: a stall counts for all that were due in it.
 */
final class SteadyRate {

    static final int EVENTS_PER_SECOND = 1_000;

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1) / EVENTS_PER_SECOND;
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(20);

    private final Connection connection;
    private long published = 1L << 32;

    SteadyRate(Connection connection) {
        this.connection = connection;
    }

    /** Nanoseconds from due to output, for each event. */
    long[] measure(Duration time) throws InterruptedException {
        int count = (int) (time.toNanos() / INTERVAL);
        long first = published;
        published += count;
        AtomicLongArray arrived = new AtomicLongArray(count);
        CountDownLatch missing = new CountDownLatch(count);
        Dispatcher outputs = connection.createDispatcher(message -> {
            if (arrived.compareAndSet((int) (numberOf(message) - first), 0, System.nanoTime())) {
                missing.countDown();
            }
        });
        outputs.subscribe(EventType.of(Billed.class).filter());
        try {
            long began = System.nanoTime() + INTERVAL;
            publish(first, count, began);
            if (!missing.await(LAST_OUTPUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("%d of %d outputs never came".formatted(missing.getCount(), count));
            }
            long[] nanos = new long[count];
            for (int i = 0; i < count; i++) {
                nanos[i] = arrived.get(i) - (began + i * INTERVAL);
            }
            return nanos;
        } finally {
            connection.closeDispatcher(outputs);
        }
    }

    private void publish(long first, int count, long began) {
        for (int i = 0; i < count; i++) {
            Message event = Stage.event(first + i);
            long due = began + i * INTERVAL;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            connection.publish(event);
        }
    }

    private static long numberOf(Message output) {
        String subject = output.getSubject();
        return UUID.fromString(subject.substring(subject.lastIndexOf('.') + 1)).getLeastSignificantBits();
    }
}
