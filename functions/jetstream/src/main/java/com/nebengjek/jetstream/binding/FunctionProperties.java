package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.delivery.DeliverySettings;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one function is bound.
 *
 * @param maxInFlight events that a process holds of each of a function's consumers, beside those that wait for their next
 *     attempt
 * @param maxWaiting events of a process that may wait for their next attempt; more count as in flight
 * @param maxBatch events that a batch function gets at once at most
 * @param attempts how often a handler may fail before an event becomes a dead letter
 * @param backoff longest wait before the first retry; it doubles with each further one, and each wait is drawn
 *     uniformly between 0 and its longest (full jitter)
 * @param maxBackoff what the longest wait grows to at most
 * @param timeout how long one attempt may take
 * @param outageFailures unavailable answers in a row after which nothing more is fetched
 * @param outagePause how long to wait before trials are let through
 * @param outageTrials how many trials decide whether the outage is over
 */
public record FunctionProperties(
        @DefaultValue("256") int maxInFlight,
        @DefaultValue("1000") int maxWaiting,
        @DefaultValue("500") int maxBatch,
        @DefaultValue("3") int attempts,
        @DefaultValue("200ms") Duration backoff,
        @DefaultValue("5s") Duration maxBackoff,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("5") int outageFailures,
        @DefaultValue("1s") Duration outagePause,
        @DefaultValue("3") int outageTrials) {

    /** @param prefix what these properties are called, such as {@code nebengjek.jetstream.defaults} */
    void requireValid(String prefix) {
        requireAtLeastOne(prefix, "max-in-flight", maxInFlight);
        requireAtLeastOne(prefix, "max-waiting", maxWaiting);
        requireAtLeastOne(prefix, "max-batch", maxBatch);
        requireAtLeastOne(prefix, "attempts", attempts);
        requirePositive(prefix, "backoff", backoff);
        requirePositive(prefix, "max-backoff", maxBackoff);
        requirePositive(prefix, "timeout", timeout);
        requireAtLeastOne(prefix, "outage-failures", outageFailures);
        requirePositive(prefix, "outage-pause", outagePause);
        requireAtLeastOne(prefix, "outage-trials", outageTrials);
    }

    DeliverySettings delivery() {
        return new DeliverySettings(
                maxInFlight, maxWaiting, attempts, backoff, maxBackoff, outageFailures, outagePause, outageTrials);
    }

    private static void requireAtLeastOne(String prefix, String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s.%s must be at least 1 (was %d)".formatted(prefix, name, value));
        }
    }

    private static void requirePositive(String prefix, String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s.%s must be longer than 0, such as 500ms or 2s (was %s)"
                    .formatted(prefix, name, value.toString().substring(2).toLowerCase(Locale.ROOT)));
        }
    }
}
