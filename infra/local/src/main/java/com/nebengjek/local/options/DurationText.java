package com.nebengjek.local.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 30s}, {@code 5m}, {@code 1h30m}. */
final class DurationText {

    private static final Pattern PARTS = Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?");

    private DurationText() {}

    static Duration parse(String option, String text) throws BadOption {
        Matcher parts = PARTS.matcher(text);
        Duration duration = parts.matches()
                ? Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2)).plusSeconds(number(parts, 3))
                : Duration.ZERO;
        if (duration.isZero()) {
            throw BadOption.value(option, text, "a duration such as 30s, 5m or 1h30m");
        }
        return duration;
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
