package com.nebengjek.message.retry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When messages that failed are tried again.
 *
 * @param interval a duration with a unit; every retry of the profile {@code standard} waits at most so long ({@code
 *     RETRY_INTERVAL})
 * @param count retries of the profile {@code standard} after the first attempt, at least 0 ({@code RETRY_COUNT})
 * @param limit when a message that never expires is given up by a profile that ends with its expiry
 * @param profiles own profiles by name, beside {@code critical} and {@code standard} or in their place
 */
@ConfigurationProperties("nebengjek.message.retry")
public record RetryProperties(
        @Nullable String interval,
        @Nullable String count,
        @DefaultValue("5d") Duration limit,
        @DefaultValue Map<String, String> profiles) {

    static final String STANDARD = "standard";

    private static final String PREFIX = "nebengjek.message.retry.";
    private static final Map<String, String> DEFAULTS = Map.of(
            "critical", "0s, 2s, 5s, 15s, 30s, 1m, 2m, ...",
            STANDARD, "5s, 5m, 30m, 2h, 5h, 10h, 10h");

    public RetryProperties {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException(PREFIX + "limit must be longer than 0 (was " + limit + ")");
        }
        byName(interval, count, profiles);
    }

    /** All profiles by name. */
    public Map<String, RetryProfile> byName() {
        return byName(interval, count, profiles);
    }

    private static Map<String, RetryProfile> byName(
            @Nullable String interval, @Nullable String count, Map<String, String> own) {
        Map<String, RetryProfile> all = new HashMap<>();
        DEFAULTS.forEach((name, steps) -> all.put(name, RetryProfile.parse(steps)));
        own.forEach((name, steps) -> all.put(name, named("profiles." + name, () -> profile(name, steps))));
        if (isSet(count)) {
            all.merge(STANDARD, RetryProfile.parse("0s"), (standard, any) -> named("count (RETRY_COUNT)", () -> standard.times(times(count))));
        }
        if (isSet(interval)) {
            all.merge(STANDARD, RetryProfile.parse("0s"), (standard, any) ->
                    named("interval (RETRY_INTERVAL)", () -> standard.every(RetryProfile.span(interval))));
        }
        return Map.copyOf(all);
    }

    private static RetryProfile profile(String name, String steps) {
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("a profile's name has lower-case letters, digits and dashes");
        }
        return RetryProfile.parse(steps);
    }

    private static int times(String count) {
        if (!count.strip().matches("\\d{1,4}")) {
            throw new IllegalArgumentException("'" + count + "' is not a number of retries from 0 to 9999");
        }
        return Integer.parseInt(count.strip());
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static RetryProfile named(String property, Supplier<RetryProfile> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(PREFIX + property + ": " + bad.getMessage(), bad);
        }
    }
}
