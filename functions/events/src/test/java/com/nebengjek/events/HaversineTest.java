package com.nebengjek.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HaversineTest {

    @Test
    void a_degree_along_a_meridian_is_111_195_metres() {
        assertThat(Haversine.metres(-6, 106, -7, 106)).isCloseTo(111_195.08, within(0.01));
    }

    @Test
    void jakarta_to_bandung_is_about_119_kilometres() {
        assertThat(Haversine.metres(-6.1754, 106.8272, -6.9147, 107.6098)).isCloseTo(119_400, within(1_000.0));
    }

    @Test
    void the_same_place_is_no_distance_away() {
        assertThat(Haversine.metres(-6.2, 106.8, -6.2, 106.8)).isZero();
    }

    @Test
    void the_antimeridian_is_crossed_the_short_way() {
        assertThat(Haversine.metres(0, 179.999, 0, -179.999)).isCloseTo(222.39, within(0.01));
    }

    @Test
    void opposite_places_are_half_the_circumference_apart() {
        assertThat(Haversine.metres(0, 0, 0, 180)).isCloseTo(20_015_114, within(1.0));
    }
}
