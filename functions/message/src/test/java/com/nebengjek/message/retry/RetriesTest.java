package com.nebengjek.message.retry;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nebengjek.message.retry.Retries.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Retries retries = new Retries(settings(null, null), new Random(7));

    @Test
    void standard_waits_longer_each_time_and_ends() {
        assertThat(steps(retries, "standard", 8))
                .containsExactly(ofSeconds(5), ofMinutes(5), ofMinutes(30), ofHours(2), ofHours(5), ofHours(10), ofHours(10), null);
    }

    @Test
    void critical_begins_at_once_and_goes_on_until_the_message_expires() {
        assertThat(steps(retries, "critical", 9))
                .containsExactly(
                        Duration.ZERO, ofSeconds(2), ofSeconds(5), ofSeconds(15), ofSeconds(30), ofMinutes(1), ofMinutes(2),
                        ofMinutes(2), ofMinutes(2));
        assertThat(steps(retries, "critical", 1_000).getLast()).isEqualTo(ofMinutes(2));
    }

    @Test
    void waits_are_spread_over_their_whole_step() {
        List<Duration> waits = IntStream.range(0, 1_000)
                .mapToObj(i -> wait("standard", 2, null, null))
                .toList();
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, ofMinutes(5)));
        assertThat(waits).filteredOn(wait -> wait.compareTo(ofSeconds(75)) < 0).hasSizeBetween(150, 350);
        assertThat(waits).filteredOn(wait -> wait.compareTo(ofSeconds(225)) > 0).hasSizeBetween(150, 350);
    }

    @Test
    void what_the_endpoint_asks_for_goes_before_the_profile() {
        assertThat(wait("standard", 1, NOW.plusSeconds(600), null)).isBetween(ofSeconds(600), ofSeconds(660));
        assertThat(wait("standard", 7, NOW.minusSeconds(1), null)).isEqualTo(Duration.ZERO);
    }

    @Test
    void no_wait_is_longer_than_the_message_lives() {
        assertThat(wait("standard", 7, NOW.plusSeconds(600), NOW.plusSeconds(60))).isEqualTo(ofSeconds(60));
        assertThat(wait("critical", 1, NOW.plus(ofDays(365)), null)).isEqualTo(ofDays(5));
    }

    @Test
    void a_message_that_never_expires_is_given_up_in_the_end() {
        Failure last = new Failure("critical", 4_000, NOW.plus(ofDays(5)), NOW, null, null);
        assertThat(retries.dueAfter(last)).isEmpty();
        assertThat(retries.usedUp(last)).isEqualTo("not delivered within 5 days");
    }

    @Test
    void an_unknown_profile_is_taken_for_standard() {
        assertThat(retries.dueAfter(new Failure("no-such", 8, NOW, NOW, null, null))).isEmpty();
        assertThat(retries.dueAfter(new Failure("no-such", 7, NOW, NOW, null, null))).isPresent();
    }

    @Test
    void the_simple_settings_are_the_profile_standard() {
        Retries simple = new Retries(settings("3s", "2"), new Random(7));
        assertThat(steps(simple, "standard", 3)).containsExactly(ofSeconds(3), ofSeconds(3), null);

        assertThat(steps(new Retries(settings(null, "9"), new Random(7)), "standard", 10))
                .startsWith(ofSeconds(5), ofMinutes(5))
                .containsSubsequence(ofHours(10), ofHours(10), ofHours(10), ofHours(10), null);
        assertThat(steps(new Retries(settings("250ms", null), new Random(7)), "standard", 8))
                .containsExactlyElementsOf(Stream.concat(Collections.nCopies(7, ofMillis(250)).stream(), Stream.of((Duration) null)).toList());
        assertThat(steps(new Retries(settings(null, "0"), new Random(7)), "standard", 1)).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5s, 3", "...", "5s ...", "5s,,6s", "-1s", "1w", "five minutes"})
    void a_profile_that_cannot_be_read_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RetryProfile.parse(text));
    }

    private Duration wait(String profile, int failures, @Nullable Instant retryAfter, @Nullable Instant expiresAt) {
        return retries.dueAfter(new Failure(profile, failures, NOW, NOW, expiresAt, retryAfter))
                .map(due -> Duration.between(NOW, due))
                .orElseThrow();
    }

    private static List<@Nullable Duration> steps(Retries retries, String profile, int most) {
        RetryProfile known = retries.profiles().get(profile);
        return IntStream.rangeClosed(1, most)
                .<@Nullable Duration>mapToObj(failures -> known.stepAfter(failures).orElse(null))
                .toList();
    }

    private static RetryProperties settings(@Nullable String interval, @Nullable String count) {
        return new RetryProperties(interval, count, ofDays(5), Map.of());
    }
}
