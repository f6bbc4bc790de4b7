package com.nebengjek.message.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Header {@code Retry-After}: seconds, or an HTTP date in any of its three forms (RFC 9110, 10.2.3 and 5.6.7). */
public final class RetryAfter {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /** When to try again; empty for what nobody can read. */
    public static Optional<Instant> read(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        return text.matches("\\d{1,9}") ? Optional.of(now.plus(Duration.ofSeconds(Long.parseLong(text)))) : date(text);
    }

    private static Optional<Instant> date(String text) {
        return DATES.stream().map(form -> parse(form, text)).filter(Objects::nonNull).findFirst();
    }

    private static @Nullable Instant parse(DateTimeFormatter form, String text) {
        try {
            return form.parse(text, Instant::from);
        } catch (DateTimeException other) {
            return null;
        }
    }
}
