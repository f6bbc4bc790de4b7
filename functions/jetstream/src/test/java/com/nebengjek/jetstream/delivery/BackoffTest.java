package com.nebengjek.jetstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), new Random(1));

    @Test
    void waits_are_spread_over_the_whole_range_which_doubles() {
        long longest = IntStream.range(0, 1_000).mapToLong(i -> backoff.before(3).toMillis()).max().orElseThrow();
        long shortest = IntStream.range(0, 1_000).mapToLong(i -> backoff.before(3).toMillis()).min().orElseThrow();

        assertThat(longest).isBetween(750L, 800L);
        assertThat(shortest).isLessThan(50);
    }

    @Test
    void waits_never_exceed_the_maximum_however_many_failures_there_were() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> backoff.before(1_000_000)))
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) <= 0);
    }
}
