package com.nebengjek.jetstream.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notices that what a function depends on is away, and lets only a few trials through until it is back.
 *
 * <p>A circuit breaker over the calls of one function in one process: so many unavailable answers in a row open it, so
 * many trials after the open time decide whether it closes.
 */
final class Outage {

    private final CircuitBreaker breaker;
    private final AtomicLong successes = new AtomicLong();

    Outage(String function, int failures, Duration openTime, int trials) {
        this.breaker = CircuitBreaker.of(
                function,
                CircuitBreakerConfig.custom()
                        .slidingWindow(failures, failures, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(openTime)
                        .permittedNumberOfCallsInHalfOpenState(trials)
                        .build());
    }

    /** Calls back whenever fetching should stop or may go on. */
    void onChange(Runnable stop, Runnable goOn) {
        breaker.getEventPublisher().onStateTransition(transition -> {
            switch (transition.getStateTransition().getToState()) {
                case OPEN, FORCED_OPEN -> stop.run();
                case CLOSED -> goOn.run();
                default -> {}
            }
        });
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    /** Whether a call may be made; it must be answered with {@link #available} or {@link #unavailable}. */
    boolean admits() {
        return breaker.tryAcquirePermission();
    }

    void available() {
        successes.incrementAndGet();
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    void unavailable(Throwable fault) {
        breaker.onError(0, TimeUnit.NANOSECONDS, fault);
    }

    /** Calls that found everything available so far. */
    long successes() {
        return successes.get();
    }
}
