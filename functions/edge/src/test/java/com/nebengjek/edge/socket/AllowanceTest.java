package com.nebengjek.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final AtomicLong now = new AtomicLong();
    private final Allowance allowance = new Allowance(2, 5, now::get);

    @Test
    void a_burst_is_allowed_and_no_more() {
        assertThat(taken(10)).isEqualTo(5);
    }

    @Test
    void it_fills_at_its_rate() {
        taken(10);
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(taken(10)).isEqualTo(2);
    }

    @Test
    void it_never_holds_more_than_the_burst() {
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(taken(10)).isEqualTo(5);
    }

    private long taken(int attempts) {
        return IntStream.range(0, attempts).filter(i -> allowance.take()).count();
    }
}
