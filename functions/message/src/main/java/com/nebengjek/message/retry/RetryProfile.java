package com.nebengjek.message.retry;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long to wait after each failed attempt, at most; each wait is drawn uniformly between 0 and its step (full jitter).
 *
 * @param steps the longest wait before the first retry, the second, and so on
 * @param endless whether the last step is repeated until the message expires
 */
public record RetryProfile(List<Duration> steps, boolean endless) {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final String ENDLESS = "...";

    public RetryProfile {
        steps = List.copyOf(steps);
        if (endless && steps.isEmpty()) {
            throw new IllegalArgumentException("there is no step before '...' to repeat");
        }
    }

    /**
     * Reads {@code 5s, 5m, 30m}; three dots at the end repeat the last step until the message expires.
     *
     * @throws IllegalArgumentException saying what cannot be read
     */
    public static RetryProfile parse(String text) {
        List<String> parts = Stream.of(text.split(",", -1)).map(String::strip).toList();
        boolean endless = parts.getLast().equals(ENDLESS);
        return new RetryProfile(
                parts.subList(0, endless ? parts.size() - 1 : parts.size()).stream()
                        .map(RetryProfile::span)
                        .toList(),
                endless);
    }

    /**
     * Reads a duration with a unit: ms, s, m, h or d.
     *
     * @throws IllegalArgumentException when it has none, so that nobody takes seconds for milliseconds
     */
    public static Duration span(String text) {
        Matcher matcher = SPAN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration with a unit, such as 500ms, 3s, 5m, 2h or 1d");
        }
        return Duration.of(Long.parseLong(matcher.group(1)), switch (matcher.group(2)) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        });
    }

    /** The longest wait after so many failed attempts, from 1; empty when there is no further attempt. */
    Optional<Duration> stepAfter(int failures) {
        if (failures <= steps.size()) {
            return Optional.of(steps.get(failures - 1));
        }
        return endless ? Optional.of(steps.getLast()) : Optional.empty();
    }

    /** So many retries, with the last step for those that have none of their own. */
    RetryProfile times(int retries) {
        return new RetryProfile(
                Stream.iterate(1, failures -> failures + 1)
                        .limit(retries)
                        .map(failures -> failures <= steps.size() ? steps.get(failures - 1) : steps.getLast())
                        .toList(),
                false);
    }

    /** The same number of retries, each after at most this. */
    RetryProfile every(Duration interval) {
        return new RetryProfile(steps.stream().map(step -> interval).toList(), endless);
    }
}
