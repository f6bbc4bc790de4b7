package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** What the server delivered to a consumer, what became of it, and what the server was told. */
public final class DeliveryMeters {

    private final ActionCounters delivered;
    private final Counter redelivered;
    private final Map<Outcome, Counter> outcomes;
    private final Map<Answer, Counter> answers;
    private final Timer age;

    public DeliveryMeters(MeterRegistry registry, ConsumerTags consumer) {
        this.delivered = new ActionCounters(action -> Counter.builder(MetricNames.DELIVERED)
                .description("Events that arrived, by service and action")
                .tags(consumer.tags())
                .tag("action", action)
                .register(registry));
        this.redelivered = Counter.builder(MetricNames.REDELIVERED)
                .description("Events that arrived and had been handed out before")
                .tags(consumer.tags())
                .register(registry);
        this.outcomes = each(Outcome.class, outcome -> Counter.builder(MetricNames.HANDLED)
                .description("What handling events came to")
                .tags(consumer.tags())
                .tag("outcome", outcome.text())
                .register(registry));
        this.answers = each(Answer.class, answer -> Counter.builder(MetricNames.ANSWERED)
                .description("Events by what the server was told in the end")
                .tags(consumer.tags())
                .tag("answer", answer.text())
                .register(registry));
        this.age = Timer.builder(MetricNames.AGE)
                .description("Time from an event's publish to the end of its handling")
                .serviceLevelObjectives(Buckets.SECONDS)
                .tags(consumer.tags())
                .register(registry);
    }

    private static <E extends Enum<E>> Map<E, Counter> each(Class<E> values, Function<E, Counter> register) {
        Map<E, Counter> counters = new EnumMap<>(values);
        for (E value : values.getEnumConstants()) {
            counters.put(value, register.apply(value));
        }
        return counters;
    }

    /** @param again whether it had been handed out before */
    public void delivered(String subject, boolean again) {
        delivered.count(subject);
        if (again) {
            redelivered.increment();
        }
    }

    public void came(Outcome outcome) {
        outcomes.get(outcome).increment();
    }

    public void aged(Duration sincePublish) {
        age.record(sincePublish);
    }

    public void answered(Answer answer) {
        answers.get(answer).increment();
    }
}
