package com.nebengjek.jetstream.binding;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How functions are bound to JetStream.
 *
 * @param enabled whether to consume at all; false leaves a function to HTTP ({@code JETSTREAM_ENABLED})
 * @param drain how long a shutdown waits for what is in flight
 * @param functions settings of single functions by their name ({@code match-propose})
 */
@ConfigurationProperties("nebengjek.jetstream")
public record JetStreamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20s") Duration drain,
        @DefaultValue Map<String, Settings> functions) {

    /** What is set for one function; null leaves the default. */
    public record Settings(
            @Nullable Integer maxInFlight,
            @Nullable Integer maxBatch,
            @Nullable Integer attempts,
            @Nullable Duration backoff,
            @Nullable Duration maxBackoff,
            @Nullable Duration timeout,
            @Nullable Integer outageFailures,
            @Nullable Duration outagePause,
            @Nullable Integer outageTrials) {}

    FunctionProperties of(String function) {
        Settings set = functions.get(function);
        FunctionProperties byDefault = FunctionProperties.DEFAULTS;
        return set == null
                ? byDefault
                : new FunctionProperties(
                        or(set.maxInFlight(), byDefault.maxInFlight()),
                        or(set.maxBatch(), byDefault.maxBatch()),
                        or(set.attempts(), byDefault.attempts()),
                        or(set.backoff(), byDefault.backoff()),
                        or(set.maxBackoff(), byDefault.maxBackoff()),
                        or(set.timeout(), byDefault.timeout()),
                        or(set.outageFailures(), byDefault.outageFailures()),
                        or(set.outagePause(), byDefault.outagePause()),
                        or(set.outageTrials(), byDefault.outageTrials()));
    }

    private static <T> T or(@Nullable T set, T byDefault) {
        return set == null ? byDefault : set;
    }
}
