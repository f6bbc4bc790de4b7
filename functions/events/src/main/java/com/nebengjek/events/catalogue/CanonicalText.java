package com.nebengjek.events.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids and times in the one spelling that everybody writes; null for any other, right or wrong. */
final class CanonicalText {

    private static final String UUID_SHAPE = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
    private static final String SECONDS_SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int DAY = 24 * 60 * 60;

    private CanonicalText() {}

    static @Nullable UUID uuid(String text) {
        return text.length() == UUID_SHAPE.length() && hasShape(text, UUID_SHAPE) ? UUID.fromString(text) : null;
    }

    /** {@code 2026-01-31T23:59:59Z}, with up to nine digits of a second's fraction. */
    static @Nullable Instant instant(String text) {
        int end = text.length() - 1;
        int fraction = SECONDS_SHAPE.length();
        if (end < fraction || text.charAt(end) != 'Z' || !hasShape(text, SECONDS_SHAPE)) {
            return null;
        }
        int nanos = end == fraction ? 0 : nanos(text, fraction, end);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
            return Instant.ofEpochSecond(day * DAY + hour * 3_600 + minute * 60 + second, nanos);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int nanos(String text, int point, int end) {
        int digits = end - point - 1;
        if (text.charAt(point) != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        int nanos = 0;
        for (int i = point + 1; i <= point + 9; i++) {
            int digit = i < end ? text.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean hasShape(String text, String shape) {
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    switch (shape.charAt(i)) {
                        case 'h' -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
                        case 'd' -> isDigit(c);
                        default -> c == shape.charAt(i);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
