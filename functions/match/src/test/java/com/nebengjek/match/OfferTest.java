package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.WithdrawnReason;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfferTest {

    private static final Instant END = Instant.parse("2026-03-01T08:00:30Z");
    private static final UUID REQUEST = new UUID(0, 1);
    private static final UUID DRIVER = new UUID(0, 2);

    @Test
    void the_same_request_ring_and_driver_get_the_same_id() {
        assertThat(Offer.idOf(REQUEST, 0, DRIVER)).isEqualTo(Offer.idOf(REQUEST, 0, DRIVER));
    }

    @Test
    void another_ring_or_driver_gets_another_id() {
        assertThat(Offer.idOf(REQUEST, 0, DRIVER))
                .isNotEqualTo(Offer.idOf(REQUEST, 1, DRIVER))
                .isNotEqualTo(Offer.idOf(REQUEST, 0, REQUEST));
    }

    @Test
    void an_offer_is_open_until_the_moment_it_expires() {
        assertThat(offer(OfferStatus.OPEN).statusAt(END.minusMillis(1))).isEqualTo(OfferStatus.OPEN);
        assertThat(offer(OfferStatus.OPEN).statusAt(END)).isEqualTo(OfferStatus.EXPIRED);
    }

    @Test
    void what_became_of_an_offer_outlives_its_time() {
        assertThat(offer(OfferStatus.ACCEPTED).statusAt(END.plusSeconds(60))).isEqualTo(OfferStatus.ACCEPTED);
    }

    @Test
    void an_offer_is_to_its_driver_alone() {
        assertThat(offer(OfferStatus.OPEN).isTo(DRIVER)).isTrue();
        assertThat(offer(OfferStatus.OPEN).isTo(REQUEST)).isFalse();
    }

    @Test
    void a_withdrawal_names_offer_driver_and_reason() {
        assertThat(offer(OfferStatus.TAKEN).withdrawn(WithdrawnReason.TAKEN))
                .isEqualTo(new MatchWithdrawn(Offer.idOf(REQUEST, 0, DRIVER), DRIVER, WithdrawnReason.TAKEN));
    }

    private static Offer offer(OfferStatus status) {
        return new Offer(Offer.idOf(REQUEST, 0, DRIVER), 0, DRIVER, 100, 20, END, status);
    }
}
