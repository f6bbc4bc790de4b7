package com.nebengjek.jetstream.delivery;

import java.time.Duration;

/**
 * How much a handler holds, and what its failures mean.
 *
 * @param maxInFlight events a process holds of each consumer beside those that wait for their next attempt
 * @param maxWaiting events of a process that may wait for their next attempt; more count against {@code maxInFlight}
 * @param attempts how often the handler may fail before an event becomes a dead letter
 * @param backoff longest wait before the first retry; it doubles with each further one, and each wait is drawn
 *     uniformly between 0 and its longest (full jitter)
 * @param maxBackoff what the longest wait grows to at most
 * @param outageFailures unavailable answers in a row after which nothing more is fetched
 * @param outagePause how long to wait before trials are let through
 * @param outageTrials how many trials decide whether the outage is over
 */
public record DeliverySettings(
        int maxInFlight,
        int maxWaiting,
        int attempts,
        Duration backoff,
        Duration maxBackoff,
        int outageFailures,
        Duration outagePause,
        int outageTrials) {

    public static final DeliverySettings DEFAULTS = new DeliverySettings(
            256, 1_000, 3, Duration.ofMillis(200), Duration.ofSeconds(5), 5, Duration.ofSeconds(1), 3);
}
