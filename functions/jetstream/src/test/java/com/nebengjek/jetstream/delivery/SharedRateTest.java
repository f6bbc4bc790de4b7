package com.nebengjek.jetstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.delivery.SharedRate.Used;
import com.nebengjek.jetstream.delivery.Told.Rate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedRateTest {

    private static final Rate RATE = new Rate(50, 20);
    private static final long NOW = TimeUnit.DAYS.toMicros(20_000);

    @Test
    void after_a_quiet_time_there_is_a_burst_and_no_more() {
        assertThat(new Used(0, 0).available(NOW, RATE, 1_000)).isEqualTo(20);
    }

    @Test
    void what_was_taken_comes_back_at_the_rate() {
        Used empty = new Used(new Used(0, 0).after(NOW, RATE, 20), 1);

        assertThat(empty.available(NOW, RATE, 10)).isZero();
        assertThat(empty.waitFor(NOW, RATE)).isEqualTo(Duration.ofMillis(20));
        assertThat(empty.available(NOW + TimeUnit.MILLISECONDS.toMicros(100), RATE, 10)).isEqualTo(5);
    }

    @Test
    void in_the_long_run_it_is_the_rate() {
        Used used = new Used(NOW, 1);
        long taken = 0;
        for (long now = NOW; now < NOW + TimeUnit.SECONDS.toMicros(60); now += 7_000) {
            int share = used.available(now, RATE, 3);
            used = share == 0 ? used : new Used(used.after(now, RATE, share), 1);
            taken += share;
        }
        assertThat(taken).isBetween(2_995L, 3_000L);
    }
}
