package com.nebengjek.jetstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final int TRIALS = 3;
    private static final int CALLERS = 64;
    private static final Exception AWAY = new Exception("away");

    private final Outage outage = new Outage("bill", 5, Duration.ofMillis(50), TRIALS);

    @Test
    void exactly_so_many_trials_are_let_through_however_many_ask_at_once() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            open();

            assertThat(admittedAtOnce()).isEqualTo(TRIALS);
            assertThat(outage.admits()).isFalse();

            for (int trial = 0; trial < TRIALS; trial++) {
                outage.available();
            }
            assertThat(outage.state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void trials_that_find_it_still_away_keep_everybody_waiting() throws InterruptedException {
        open();
        assertThat(admittedAtOnce()).isEqualTo(TRIALS);

        for (int trial = 0; trial < TRIALS; trial++) {
            outage.unavailable(AWAY);
        }

        assertThat(outage.state()).isEqualTo(State.OPEN);
    }

    private void open() {
        for (int failure = 0; failure < 5; failure++) {
            assertThat(outage.admits()).isTrue();
            outage.unavailable(AWAY);
        }
        assertThat(outage.admits()).isFalse();
    }

    /** How many of the callers are let through, of those that ask as soon as anybody is. */
    private int admittedAtOnce() throws InterruptedException {
        AtomicInteger admitted = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            if (outage.admits()) {
                admitted.incrementAndGet();
            }
            return admitted.get() > 0;
        });
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(CALLERS);
        for (int caller = 0; caller < CALLERS; caller++) {
            Thread.ofPlatform().start(() -> {
                awaitStart(start);
                if (outage.admits()) {
                    admitted.incrementAndGet();
                }
                done.countDown();
            });
        }
        start.countDown();
        done.await();
        return admitted.get();
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
