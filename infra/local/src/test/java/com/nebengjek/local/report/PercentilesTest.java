package com.nebengjek.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void a_percentile_is_what_so_many_percent_do_not_exceed() {
        List<Duration> durations =
                IntStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList().reversed();

        Percentiles percentiles = new Percentiles(durations);

        assertThat(percentiles.millis(50)).isEqualTo(100);
        assertThat(percentiles.millis(99)).isEqualTo(198);
        assertThat(percentiles.millis(100)).isEqualTo(200);
    }

    @Test
    void of_a_single_duration_every_percentile_is_that_one() {
        assertThat(new Percentiles(List.of(Duration.ofNanos(1_234_567))).millis(1)).isEqualTo(1.235);
    }

    @Test
    void of_nothing_every_percentile_is_zero() {
        assertThat(new Percentiles(List.of()).millis(99)).isZero();
    }
}
