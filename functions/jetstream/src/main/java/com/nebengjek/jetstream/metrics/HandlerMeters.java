package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** How long one call of a handler takes, publishing what comes out included: what an ack wait has to be longer than. */
public final class HandlerMeters {

    private final Timer time;

    public HandlerMeters(MeterRegistry registry, ConsumerTags consumer) {
        this.time = Timer.builder(MetricNames.HANDLER_TIME)
                .description("Time of one call of the handler with an event or a batch, publishing its outputs included")
                .serviceLevelObjectives(Buckets.SECONDS)
                .tags(consumer.tags())
                .register(registry);
    }

    public void took(long nanos) {
        time.record(nanos, TimeUnit.NANOSECONDS);
    }
}
