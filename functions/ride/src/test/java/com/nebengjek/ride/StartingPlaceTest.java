package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartingPlaceTest {

    /** A ten-thousandth of a degree of latitude. */
    private static final double METRES = 11.12;

    private final StartingPlace place = new StartingPlace(new RideProperties(100, Duration.ofSeconds(60)));

    @Test
    void people_within_100_m_may_start() {
        assertThat(place.objection(north(0, NOON), north(99 / METRES, NOON), NOON)).isEmpty();
    }

    @Test
    void people_further_apart_may_not() {
        assertThat(place.objection(north(0, NOON), north(101 / METRES, NOON), NOON))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo("too-far-apart");
                    assertThat(refusal.message()).contains("101 m").contains("100 m");
                });
    }

    @Test
    void both_positions_must_be_known() {
        assertThat(place.objection(Optional.empty(), north(0, NOON), NOON))
                .hasValue(Refusal.positionUnknown("driver"));
        assertThat(place.objection(north(0, NOON), Optional.empty(), NOON))
                .hasValue(Refusal.positionUnknown("passenger"));
    }

    @Test
    void both_positions_must_be_at_most_60_s_old() {
        Instant before = NOON.minusSeconds(61);
        assertThat(place.objection(north(0, before), north(0, NOON), NOON))
                .hasValue(Refusal.positionTooOld("driver", Duration.ofSeconds(61)));
        assertThat(place.objection(north(0, NOON), north(0, before), NOON))
                .hasValue(Refusal.positionTooOld("passenger", Duration.ofSeconds(61)));
        assertThat(place.objection(north(0, NOON.minusSeconds(60)), north(0, NOON), NOON)).isEmpty();
    }

    private static Optional<LastPosition> north(double tenThousandths, Instant at) {
        return Optional.of(new LastPosition(-6.2 + tenThousandths / 10_000, 106.8, at));
    }
}
