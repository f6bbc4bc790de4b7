package com.nebengjek.jetstream.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookingTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void however_often_it_looks_the_server_is_asked_once_as_long_as_the_answer_is_fresh() {
        Looking<Integer> looking = new Looking<>(asked::incrementAndGet, nanos::get);

        for (int i = 0; i < 100; i++) {
            assertThat(looking.look()).isEqualTo(new Look<>(1, null));
        }
    }

    @Test
    void an_answer_that_is_no_longer_fresh_is_asked_for_again() {
        Looking<Integer> looking = new Looking<>(asked::incrementAndGet, nanos::get);
        looking.look();

        nanos.addAndGet(Looking.FRESH.toNanos());

        assertThat(looking.look()).isEqualTo(new Look<>(2, null));
    }

    @Test
    void a_failure_is_told_beside_what_was_seen_before_and_is_not_asked_about_again_and_again() {
        Looking<Integer> looking = new Looking<>(
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        throw new IOException("not connected");
                    }
                    return 7;
                },
                nanos::get);
        looking.look();
        nanos.addAndGet(Looking.FRESH.toNanos());

        assertThat(looking.look()).isEqualTo(new Look<>(7, "not connected"));
        assertThat(looking.look()).isEqualTo(new Look<>(7, "not connected"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void nobody_waits_for_a_server_that_does_not_answer() {
        CountDownLatch never = new CountDownLatch(1);
        Looking<Integer> looking = new Looking<>(
                () -> {
                    never.await();
                    return 1;
                },
                nanos::get);

        long begin = System.nanoTime();
        assertThat(looking.look()).isEqualTo(new Look<>(null, "no answer within 1 s"));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
}
