package com.nebengjek.jetstream.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps everything that a process holds from being handed to somebody else, with in-progress acknowledgements. */
final class KeepAlive implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(1_500);
    private static final Duration TICK = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(KeepAlive.class);

    private final Map<Delivery.Origin, Delivery> held = new ConcurrentHashMap<>();
    private final ScheduledFuture<?> ticking;

    KeepAlive(ScheduledExecutorService timer) {
        this.ticking = timer.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** False for a copy of what is held already. */
    boolean add(Delivery delivery) {
        return held.putIfAbsent(delivery.origin(), delivery) == null;
    }

    void remove(Delivery delivery) {
        held.remove(delivery.origin(), delivery);
    }

    Collection<Delivery> held() {
        return held.values();
    }

    private void tick() {
        long now = System.nanoTime();
        for (Delivery delivery : held.values()) {
            try {
                delivery.keepAlive(EVERY.toNanos() - TICK.toNanos() / 2, now);
            } catch (RuntimeException disconnected) {
                log.debug("in-progress of {} not sent: {}", delivery, disconnected.toString());
            }
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
    }
}
