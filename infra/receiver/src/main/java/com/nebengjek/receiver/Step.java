package com.nebengjek.receiver;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One word of a script: {@code 200}, {@code 503x3,retry-after=2s}, {@code hang}.
 *
 * @param times how many requests in a row it is for
 */
record Step(Answer answer, long times) {

    private static final Pattern WHAT =
            Pattern.compile("(?<status>[1-5][0-9]{2})?(?<manner>hang|reset|stall)?(?:x(?<times>[1-9][0-9]{0,8}))?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,8})(k|m)?");
    private static final int KIBI = 1024;
    private static final int GREATEST_BODY = 100 * KIBI * KIBI;

    /** @throws IllegalArgumentException naming the word, and what is wrong with it */
    static Step parse(String word) {
        String[] parts = word.split(",", -1);
        Matcher what = WHAT.matcher(parts[0]);
        if (!what.matches() || (what.group("status") == null) == (what.group("manner") == null)) {
            throw wrong(word, "must begin with a status (200, 500x3), hang, reset or stall");
        }
        Answer answer = answer(what.group("status"), what.group("manner"));
        for (int i = 1; i < parts.length; i++) {
            answer = with(answer, parts[i], word);
        }
        String times = what.group("times");
        return new Step(answer, times == null ? 1 : Long.parseLong(times));
    }

    private static Answer answer(@Nullable String status, @Nullable String manner) {
        return manner == null
                ? Answer.status(Integer.parseInt(String.valueOf(status)))
                : Answer.of(Answer.Manner.valueOf(manner.toUpperCase(Locale.ROOT)), 200);
    }

    private static Answer with(Answer answer, String option, String word) {
        int equals = Math.max(0, option.indexOf('='));
        String value = option.substring(Math.min(option.length(), equals + 1));
        return switch (option.substring(0, equals)) {
            case "delay" -> answer.laterBy(duration(value, word));
            case "retry-after" -> answer.retryAfter(duration(value, word), false);
            case "retry-at" -> answer.retryAfter(duration(value, word), true);
            case "body" -> answer.ofSize(size(value, word));
            case "location" -> answer.leadingTo(value);
            default -> throw wrong(word, "knows delay=, retry-after=, retry-at=, body= and location=, not " + option);
        };
    }

    private static Duration duration(String text, String word) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException bad) {
            throw wrong(word, String.valueOf(bad.getMessage()));
        }
    }

    private static int size(String text, String word) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw wrong(word, "body must be a number of bytes such as 100, 64k or 2m, not " + text);
        }
        long bytes = Long.parseLong(size.group(1))
                * switch (String.valueOf(size.group(2))) {
                    case "k" -> KIBI;
                    case "m" -> KIBI * KIBI;
                    default -> 1;
                };
        if (bytes > GREATEST_BODY) {
            throw wrong(word, "body must be at most 100m, not " + text);
        }
        return (int) bytes;
    }

    private static IllegalArgumentException wrong(String word, String why) {
        return new IllegalArgumentException("\"%s\" %s".formatted(word, why));
    }
}
