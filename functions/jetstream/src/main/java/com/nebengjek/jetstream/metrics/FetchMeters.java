package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** How long pulls wait before their first event: idleness, when it is long. */
public final class FetchMeters {

    private final Timer wait;

    public FetchMeters(MeterRegistry registry, ConsumerTags consumer) {
        this.wait = Timer.builder(MetricNames.FETCH_WAIT)
                .description("Time from a pull to its first event")
                .tags(consumer.tags())
                .register(registry);
    }

    public void waited(long nanos) {
        wait.record(nanos, TimeUnit.NANOSECONDS);
    }
}
