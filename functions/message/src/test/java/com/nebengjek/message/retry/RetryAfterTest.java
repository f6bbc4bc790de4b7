package com.nebengjek.message.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @Test
    void seconds_are_counted_from_now() {
        assertThat(RetryAfter.read(" 120 ", NOW)).contains(NOW.plusSeconds(120));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void a_date_is_a_date(String header) {
        assertThat(RetryAfter.read(header, NOW)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Test
    void years_of_two_digits_are_of_this_century() {
        assertThat(RetryAfter.read("Sunday, 06-Nov-94 08:49:37 GMT", NOW)).isEmpty();
        assertThat(RetryAfter.read("Friday, 06-Nov-26 08:49:37 GMT", NOW)).contains(Instant.parse("2026-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999", "Sun, 32 Nov 1994 08:49:37 GMT"})
    void what_nobody_can_read_is_ignored(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }
}
