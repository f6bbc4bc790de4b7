package com.nebengjek.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Duration PING = Duration.ofSeconds(25);
    private static final Duration PONG = Duration.ofSeconds(10);

    private final AtomicInteger pings = new AtomicInteger();
    private final Pulse pulse = new Pulse(0, pings::incrementAndGet);

    @Test
    void a_client_is_pinged_after_the_pause_and_not_before() {
        beat(24);
        assertThat(pings).hasValue(0);
        beat(25);
        assertThat(pings).hasValue(1);
    }

    @Test
    void who_answers_nothing_is_gone() {
        beat(25);

        assertThat(beat(34)).isTrue();
        assertThat(beat(35)).isFalse();
    }

    @Test
    void any_answer_will_do_and_the_next_ping_comes_after_the_next_pause() {
        beat(25);
        pulse.heard();

        assertThat(beat(49)).isTrue();
        assertThat(pings).hasValue(1);
        beat(50);
        assertThat(pings).hasValue(2);
    }

    private boolean beat(long second) {
        return pulse.beat(Duration.ofSeconds(second).toNanos(), PING, PONG);
    }
}
