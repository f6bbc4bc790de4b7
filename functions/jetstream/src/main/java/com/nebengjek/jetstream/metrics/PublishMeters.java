package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What was published, by whom, and how long its acknowledgement took. */
public final class PublishMeters {

    private record Route(String publisher, String stream, Publishing outcome) {}

    private final MeterRegistry registry;
    private final Map<Route, ActionCounters> published = new ConcurrentHashMap<>();
    private final Map<String, Timer> times = new ConcurrentHashMap<>();

    public PublishMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param publisher name of the function or program that publishes
     * @param stream the stream that should keep the event, empty for none
     * @param nanos from the publish to its outcome
     */
    public void published(String publisher, String stream, String subject, Publishing outcome, long nanos) {
        published.computeIfAbsent(new Route(publisher, stream, outcome), this::counters).count(subject);
        if (outcome != Publishing.UNKEPT) {
            times.computeIfAbsent(stream, this::timer).record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private ActionCounters counters(Route route) {
        return new ActionCounters(action -> Counter.builder(MetricNames.PUBLISHED)
                .description("Events that were published, by service and action")
                .tags("function", route.publisher(), "stream", route.stream(), "action", action)
                .tag("outcome", route.outcome().text())
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
