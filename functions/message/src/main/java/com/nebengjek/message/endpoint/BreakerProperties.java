package com.nebengjek.message.endpoint;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an endpoint is left alone, and how it is spared afterwards.
 *
 * @param failures transient failures in a row after which nothing is sent to an endpoint for a while
 * @param pause how long, before a single message is tried; doubles with each trial that fails
 * @param maxPause what the pause grows to at most
 * @param firstRate messages a second once it is back; doubles every second for ten seconds, then there is no such limit
 * @param disableAfter an endpoint that did nothing but fail for so long is disabled
 */
@ConfigurationProperties("nebengjek.message.breaker")
public record BreakerProperties(
        @DefaultValue("10") int failures,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("5m") Duration maxPause,
        @DefaultValue("10") int firstRate,
        @DefaultValue("5d") Duration disableAfter) {

    private static final String PREFIX = "nebengjek.message.breaker.";

    public BreakerProperties {
        require("failures", failures > 0, failures);
        require("pause", pause.isPositive(), pause);
        require("max-pause", maxPause.compareTo(pause) >= 0, maxPause);
        require("first-rate", firstRate > 0, firstRate);
        require("disable-after", disableAfter.isPositive(), disableAfter);
    }

    private static void require(String property, boolean holds, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + property + " is too small (was " + value + ")");
        }
    }
}
