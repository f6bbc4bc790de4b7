package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final Instant DUE = Instant.parse("2026-03-01T08:00:30Z");
    private static final UUID LAST = new UUID(0, 1);

    @Test
    void a_ring_that_was_left_by_nobodys_answer_has_expired() {
        assertThat(new Round(0, DUE, true, null).expired()).isTrue();
        assertThat(new Round(0, DUE, true, LAST).expired()).isFalse();
        assertThat(new Round(0, DUE, false, null).expired()).isFalse();
    }

    @Test
    void the_last_answer_empties_a_ring_and_no_other_does() {
        Round round = new Round(0, DUE, true, LAST);
        assertThat(round.emptiedBy(offer(LAST))).isTrue();
        assertThat(round.emptiedBy(offer(new UUID(0, 2)))).isFalse();
    }

    private static Offer offer(UUID id) {
        return new Offer(id, 0, new UUID(0, 3), 100, 20, DUE, OfferStatus.REJECTED);
    }
}
