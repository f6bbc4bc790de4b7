package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BUDI = new UUID(0, 2);
    private static final UUID CITRA = new UUID(0, 3);

    @Test
    void a_driver_in_several_sets_counts_once_with_the_nearest_entry() {
        Sightings seen = Sightings.merge(List.of(List.of(at(ANA, 900)), List.of(at(ANA, 200), at(BUDI, 300))), 10);
        assertThat(seen.drivers()).containsExactly(at(ANA, 200), at(BUDI, 300));
    }

    @Test
    void sets_that_were_not_cut_off_show_everybody() {
        Sightings seen = Sightings.merge(List.of(List.of(at(ANA, 100)), List.of()), 2);
        assertThat(seen.suffice(List.of(), 5)).isTrue();
    }

    @Test
    void behind_the_last_entry_of_a_set_that_was_cut_off_somebody_may_have_been_overlooked() {
        Sightings seen = Sightings.merge(List.of(List.of(at(ANA, 100), at(BUDI, 200)), List.of(at(CITRA, 500))), 2);
        assertThat(seen.horizon()).isEqualTo(200);
        assertThat(seen.suffice(List.of(at(ANA, 100), at(CITRA, 500)), 2)).isFalse();
        assertThat(seen.suffice(List.of(at(ANA, 100), at(BUDI, 200)), 2)).isTrue();
        assertThat(seen.suffice(List.of(at(ANA, 100)), 2)).isFalse();
    }

    @Test
    void the_whole_is_cut_off_like_each_set() {
        Sightings seen =
                Sightings.merge(List.of(List.of(at(ANA, 100)), List.of(at(BUDI, 50)), List.of(at(CITRA, 70))), 2);
        assertThat(seen.drivers()).containsExactly(at(BUDI, 50), at(CITRA, 70));
        assertThat(seen.horizon()).isEqualTo(70);
    }

    private static NearDriver at(UUID driver, double metres) {
        return new NearDriver(driver, metres);
    }
}
