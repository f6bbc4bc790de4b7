package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.publish.Wire;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How functions are bound to JetStream.
 *
 * @param enabled whether to consume at all; false leaves a function to HTTP ({@code JETSTREAM_ENABLED})
 * @param drain how long a shutdown waits for what is in flight
 * @param compressAbove outputs with more data than this travel gzip; none when absent ({@code
 *     JETSTREAM_COMPRESS_ABOVE})
 * @param maxMemory what memory streams may take together ({@code JETSTREAM_MAX_MEMORY}); those who make streams keep to it
 * @param maxStorage what file streams may take together ({@code JETSTREAM_MAX_STORAGE})
 * @param audit what is written to the audit log
 * @param defaults settings of every function
 * @param functions settings of single functions by their name ({@code match-propose}), which go before the defaults
 */
@ConfigurationProperties("nebengjek.jetstream")
public record JetStreamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20s") Duration drain,
        @Nullable DataSize compressAbove,
        @DefaultValue("1GB") String maxMemory,
        @DefaultValue("10GB") String maxStorage,
        @DefaultValue Audit audit,
        @DefaultValue @NestedConfigurationProperty FunctionProperties defaults,
        @DefaultValue Map<String, Settings> functions) {

    private static final String PREFIX = "nebengjek.jetstream.";
    private static final String SIZE = "[1-9][0-9]{0,14} ?([KMGT]?B)";

    public JetStreamProperties {
        if (drain.isNegative()) {
            throw new IllegalArgumentException(PREFIX + "drain must not be negative (was " + drain
                    + "): 0s gives back at once what is in flight");
        }
        requireSize("max-memory", "JETSTREAM_MAX_MEMORY", maxMemory);
        requireSize("max-storage", "JETSTREAM_MAX_STORAGE", maxStorage);
        defaults.requireValid(PREFIX + "defaults");
        functions.forEach((name, set) -> set.over(defaults).requireValid(PREFIX + "functions." + name));
    }

    private static void requireSize(String name, String variable, String value) {
        if (!value.matches(SIZE)) {
            throw new IllegalArgumentException("%s%s (%s) is '%s', which is no size: write a number and a unit, such as 10GB"
                    .formatted(PREFIX, name, variable, value));
        }
    }

    /**
     * What is written to the audit log, the logger {@code nebengjek.audit}.
     *
     * @param sample share of events to write, 0 (none) to 1 (every one); a request or ride is written as a whole or not
     *     at all
     */
    public record Audit(@DefaultValue("1.0") double sample) {

        public Audit {
            if (!(sample >= 0 && sample <= 1)) {
                throw new IllegalArgumentException("nebengjek.jetstream.audit.sample must be from 0 to 1 (was " + sample
                        + "): 1 writes every event, 0 none");
            }
        }
    }

    /** What is set for one function as {@link FunctionProperties} says; null leaves the default. */
    public record Settings(
            @Nullable Integer maxInFlight,
            @Nullable Integer maxWaiting,
            @Nullable Integer maxBatch,
            @Nullable Integer attempts,
            @Nullable Duration backoff,
            @Nullable Duration maxBackoff,
            @Nullable Duration timeout,
            @Nullable Integer outageFailures,
            @Nullable Duration outagePause,
            @Nullable Integer outageTrials) {

        FunctionProperties over(FunctionProperties defaults) {
            return new FunctionProperties(
                    or(maxInFlight, defaults.maxInFlight()),
                    or(maxWaiting, defaults.maxWaiting()),
                    or(maxBatch, defaults.maxBatch()),
                    or(attempts, defaults.attempts()),
                    or(backoff, defaults.backoff()),
                    or(maxBackoff, defaults.maxBackoff()),
                    or(timeout, defaults.timeout()),
                    or(outageFailures, defaults.outageFailures()),
                    or(outagePause, defaults.outagePause()),
                    or(outageTrials, defaults.outageTrials()));
        }

        private static <T> T or(@Nullable T set, T byDefault) {
            return set == null ? byDefault : set;
        }
    }

    int compressAboveBytes() {
        return compressAbove == null ? Wire.NEVER : Math.toIntExact(compressAbove.toBytes());
    }

    FunctionProperties of(String function) {
        Settings set = functions.get(function);
        return set == null ? defaults : set.over(defaults);
    }
}
