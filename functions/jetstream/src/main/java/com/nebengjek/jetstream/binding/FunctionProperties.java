package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.delivery.DeliverySettings;
import java.time.Duration;

/**
 * How one function is bound.
 *
 * @param maxInFlight events a process holds of each of the function's consumers, handled and waiting ones together
 * @param maxBatch events a batch function gets at once at most
 * @param attempts how often the handler may fail before an event becomes a dead letter
 * @param backoff longest wait before the first retry; it doubles with each further one, and each wait is drawn
 *     uniformly between 0 and its longest (full jitter)
 * @param maxBackoff what the longest wait grows to at most
 * @param timeout how long one attempt may take
 * @param outageFailures unavailable answers in a row after which nothing more is fetched
 * @param outagePause how long to wait before trials are let through
 * @param outageTrials how many trials decide whether the outage is over
 */
record FunctionProperties(
        int maxInFlight,
        int maxBatch,
        int attempts,
        Duration backoff,
        Duration maxBackoff,
        Duration timeout,
        int outageFailures,
        Duration outagePause,
        int outageTrials) {

    static final FunctionProperties DEFAULTS =
            new FunctionProperties(
                    256,
                    500,
                    3,
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    5,
                    Duration.ofSeconds(1),
                    3);

    FunctionProperties {
        requireAtLeastOne("max-in-flight", maxInFlight);
        requireAtLeastOne("max-batch", maxBatch);
        requireAtLeastOne("attempts", attempts);
        requirePositive("backoff", backoff);
        requirePositive("max-backoff", maxBackoff);
        requirePositive("timeout", timeout);
        requireAtLeastOne("outage-failures", outageFailures);
        requirePositive("outage-pause", outagePause);
        requireAtLeastOne("outage-trials", outageTrials);
    }

    DeliverySettings delivery() {
        return new DeliverySettings(
                maxInFlight, attempts, backoff, maxBackoff, outageFailures, outagePause, outageTrials);
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "nebengjek.jetstream.functions.*.%s must be at least 1 (was %d)".formatted(name, value));
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "nebengjek.jetstream.functions.*.%s must be longer than 0 (was %s)".formatted(name, value));
        }
    }
}
