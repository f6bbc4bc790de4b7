package com.nebengjek.jetstream.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what became of a function's events, tagged by function, stream and consumer. */
final class DeliveryMetrics {

    /** What a delivery ended with, or why it goes on. */
    enum Outcome {
        HANDLED,
        IGNORED,
        RETRIED,
        LATER,
        DEAD,
        GIVEN_BACK
    }

    private record Meters(Timer age, Counter redelivered, Map<Outcome, Counter> outcomes) {}

    private final MeterRegistry registry;
    private final String function;
    private final Clock clock;
    private final Map<ConsumerName, Meters> byConsumer = new ConcurrentHashMap<>();

    DeliveryMetrics(MeterRegistry registry, String function, Clock clock) {
        this.registry = registry;
        this.function = function;
        this.clock = clock;
    }

    void delivered(Delivery delivery) {
        if (delivery.deliveries() > 1) {
            of(delivery.consumer()).redelivered().increment();
        }
    }

    void ended(Delivery delivery, Outcome outcome) {
        Meters meters = of(delivery.consumer());
        meters.outcomes().get(outcome).increment();
        if (outcome == Outcome.HANDLED) {
            meters.age().record(Duration.between(delivery.published(), clock.instant()));
        }
    }

    private Meters of(ConsumerName consumer) {
        return byConsumer.computeIfAbsent(consumer, this::register);
    }

    private Meters register(ConsumerName consumer) {
        String[] tags = {"function", function, "stream", consumer.stream(), "consumer", consumer.durable()};
        Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("nebengjek.events")
                            .description("Deliveries by what became of them")
                            .tags(tags)
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        return new Meters(
                Timer.builder("nebengjek.events.age")
                        .description("Time from an event's publish to its acknowledgement")
                        .tags(tags)
                        .register(registry),
                Counter.builder("nebengjek.events.redelivered").tags(tags).register(registry),
                outcomes);
    }
}
