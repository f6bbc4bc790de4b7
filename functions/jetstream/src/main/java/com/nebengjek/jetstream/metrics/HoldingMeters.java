package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** What a process holds of a consumer's events, and how much of it waits. */
public final class HoldingMeters {

    private final AtomicInteger waiting = new AtomicInteger();

    /** @param held how many events are held now, waiting ones included */
    public HoldingMeters(MeterRegistry registry, ConsumerTags consumer, IntSupplier held) {
        Gauge.builder(MetricNames.IN_FLIGHT, held::getAsInt)
                .description("Events that this process holds, handled and waiting ones together")
                .tags(consumer.tags())
                .strongReference(true)
                .register(registry);
        Gauge.builder(MetricNames.WAITING, waiting::get)
                .description("Events that this process holds until their next attempt, until they are due, or until "
                        + "an outage is over")
                .tags(consumer.tags())
                .strongReference(true)
                .register(registry);
    }

    public void waits() {
        waiting.incrementAndGet();
    }

    public void goesOn() {
        waiting.decrementAndGet();
    }
}
