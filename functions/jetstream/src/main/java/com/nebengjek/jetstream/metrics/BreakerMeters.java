package com.nebengjek.jetstream.metrics;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Whether a function thinks that what it depends on is there. */
public final class BreakerMeters {

    private static final List<State> STATES = List.of(State.CLOSED, State.HALF_OPEN, State.OPEN);

    private BreakerMeters() {}

    public static void register(MeterRegistry registry, String function, Supplier<State> present) {
        for (State state : STATES) {
            Gauge.builder(MetricNames.BREAKER_STATE, () -> present.get() == state ? 1 : 0)
                    .description("1 for the state that the function's circuit breaker is in")
                    .tag("function", function)
                    .tag("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .strongReference(true)
                    .register(registry);
        }
    }
}
