package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was published, by whom, and how long its acknowledgement took. */
public final class PublishMeters {

    private final MeterRegistry registry;
    private final Map<String, Map<String, Meters>> published = new ConcurrentHashMap<>();

    /** Of one publisher and stream; what no stream keeps is not waited for. */
    private record Meters(Map<Publishing, ActionCounters> counters, @Nullable Timer time) {}

    public PublishMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param publisher name of the function or program that publishes
     * @param stream the stream that should keep the event, empty for none
     * @param nanos from the publish to its outcome
     */
    public void published(String publisher, String stream, String subject, Publishing outcome, long nanos) {
        Meters meters = meters(publisher, stream);
        meters.counters().get(outcome).count(subject);
        if (meters.time() != null) {
            meters.time().record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private Meters meters(String publisher, String stream) {
        Map<String, Meters> streams = published.get(publisher);
        Meters known = streams == null ? null : streams.get(stream);
        return known == null ? register(publisher, stream) : known;
    }

    private Meters register(String publisher, String stream) {
        return published
                .computeIfAbsent(publisher, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(stream, _ -> created(publisher, stream));
    }

    private Meters created(String publisher, String stream) {
        Map<Publishing, ActionCounters> counters = new EnumMap<>(Publishing.class);
        for (Publishing outcome : Publishing.values()) {
            counters.put(outcome, counters(publisher, stream, outcome));
        }
        return new Meters(counters, stream.isEmpty() ? null : timer(stream));
    }

    private ActionCounters counters(String publisher, String stream, Publishing outcome) {
        return new ActionCounters(action -> Counter.builder(MetricNames.PUBLISHED)
                .description("Events that were published, by service and action")
                .tags("function", publisher, "stream", stream, "action", action)
                .tag("outcome", outcome.text())
                .register(registry));
    }

    private Timer timer(String stream) {
        return Timer.builder(MetricNames.PUBLISH_TIME)
                .description("Time from a publish to its acknowledgement or failure")
                .serviceLevelObjectives(Buckets.SECONDS)
                .tag("stream", stream)
                .register(registry);
    }
}
