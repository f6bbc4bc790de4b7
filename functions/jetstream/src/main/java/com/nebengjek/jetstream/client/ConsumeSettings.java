package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.FailureClassifier;
import com.nebengjek.jetstream.delivery.Classification;
import com.nebengjek.jetstream.delivery.DeliverySettings;
import com.nebengjek.jetstream.delivery.KnownFailures;
import java.time.Duration;
import java.util.List;

/**
 * How a consumer's messages are handled.
 *
 * @param maxInFlight messages that the process holds, handled and waiting ones together
 * @param attempts how often the handler may fail before a message becomes a dead letter
 * @param backoff longest wait before the first retry; it doubles with each further one, and each wait is drawn
 *     uniformly between 0 and its longest (full jitter)
 * @param maxBackoff what the longest wait grows to at most
 * @param timeout how long one attempt may take before its thread is interrupted and it counts as failed
 * @param drain how long {@link Consuming#stop()} waits for what is being handled
 * @param classifier says what a failure means; what it does not know is known as it is for functions
 */
public record ConsumeSettings(
        int maxInFlight,
        int attempts,
        Duration backoff,
        Duration maxBackoff,
        Duration timeout,
        Duration drain,
        FailureClassifier classifier) {

    public static final ConsumeSettings DEFAULTS = new ConsumeSettings(
            DeliverySettings.DEFAULTS.maxInFlight(),
            DeliverySettings.DEFAULTS.attempts(),
            DeliverySettings.DEFAULTS.backoff(),
            DeliverySettings.DEFAULTS.maxBackoff(),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            failure -> null);

    public ConsumeSettings {
        requireAtLeastOne("maxInFlight", maxInFlight);
        requireAtLeastOne("attempts", attempts);
        requirePositive("backoff", backoff);
        requirePositive("maxBackoff", maxBackoff);
        requirePositive("timeout", timeout);
        requirePositive("drain", drain);
    }

    public ConsumeSettings maxInFlight(int value) {
        return new ConsumeSettings(value, attempts, backoff, maxBackoff, timeout, drain, classifier);
    }

    public ConsumeSettings attempts(int value) {
        return new ConsumeSettings(maxInFlight, value, backoff, maxBackoff, timeout, drain, classifier);
    }

    public ConsumeSettings backoff(Duration first, Duration most) {
        return new ConsumeSettings(maxInFlight, attempts, first, most, timeout, drain, classifier);
    }

    public ConsumeSettings timeout(Duration value) {
        return new ConsumeSettings(maxInFlight, attempts, backoff, maxBackoff, value, drain, classifier);
    }

    public ConsumeSettings drain(Duration value) {
        return new ConsumeSettings(maxInFlight, attempts, backoff, maxBackoff, timeout, value, classifier);
    }

    public ConsumeSettings classifier(FailureClassifier value) {
        return new ConsumeSettings(maxInFlight, attempts, backoff, maxBackoff, timeout, drain, value);
    }

    DeliverySettings delivery() {
        DeliverySettings usual = DeliverySettings.DEFAULTS;
        return new DeliverySettings(
                maxInFlight,
                usual.maxWaiting(),
                attempts,
                backoff,
                maxBackoff,
                usual.outageFailures(),
                usual.outagePause(),
                usual.outageTrials());
    }

    Classification classification() {
        return new Classification(List.of(classifier, new KnownFailures()));
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1 (was %d)".formatted(name, value));
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s must be longer than 0 (was %s)".formatted(name, value));
        }
    }
}
