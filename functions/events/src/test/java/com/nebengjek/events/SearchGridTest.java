package com.nebengjek.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SearchGridTest {

    @Test
    void a_cell_is_named_by_the_floor_of_its_degrees() {
        assertThat(SearchGrid.cellOf(-6.1754, 106.8272)).isEqualTo("-124:2136");
    }

    @Test
    void the_two_names_of_the_antimeridian_are_one_cell() {
        assertThat(SearchGrid.cellOf(1, 180)).isEqualTo(SearchGrid.cellOf(1, -180));
    }

    @Test
    void a_search_across_the_antimeridian_finds_both_sides() {
        assertThat(SearchGrid.cellsWithin(0.02, 179.999, 1000))
                .containsExactlyInAnyOrder("0:3599", "0:-3600");
    }

    @Test
    void a_small_circle_inside_a_cell_touches_that_cell_only() {
        assertThat(SearchGrid.cellsWithin(-6.175, 106.825, 1000)).containsExactly("-124:2136");
    }

    @Test
    void beyond_the_last_latitude_nothing_is_searched() {
        assertThat(SearchGrid.cellsWithin(90, 0, 5000)).isEmpty();
    }

    @Property(tries = 2000)
    void the_cell_of_every_place_within_reach_is_searched(
            @ForAll @DoubleRange(min = -85, max = 85) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = 0, max = 360) double bearing,
            @ForAll @DoubleRange(min = 0, max = 5000) double metres) {
        double angle = metres / Haversine.EARTH_RADIUS_METRES;
        double there = Math.asin(Math.sin(Math.toRadians(latitude)) * Math.cos(angle)
                + Math.cos(Math.toRadians(latitude)) * Math.sin(angle) * Math.cos(Math.toRadians(bearing)));
        double turned = Math.atan2(
                Math.sin(Math.toRadians(bearing)) * Math.sin(angle) * Math.cos(Math.toRadians(latitude)),
                Math.cos(angle) - Math.sin(Math.toRadians(latitude)) * Math.sin(there));
        double east = longitude + Math.toDegrees(turned);
        double wrapped = east > 180 ? east - 360 : east < -180 ? east + 360 : east;

        assertThat(SearchGrid.cellsWithin(latitude, longitude, metres))
                .doesNotHaveDuplicates()
                .contains(SearchGrid.cellOf(Math.toDegrees(there), wrapped));
    }

    @Test
    void the_buckets_of_a_minute_hold_its_first_and_last_second() {
        Instant now = Instant.ofEpochSecond(3_015);
        assertThat(SearchGrid.bucketsOfLast(Duration.ofSeconds(60), now)).containsExactly(100L, 99L, 98L);
    }

    @Test
    void keys_keep_one_set_on_one_cluster_slot() {
        UUID person = new UUID(0, 7);
        assertThat(SearchGrid.driversKey("-124:2136", 57)).isEqualTo("drivers:{-124:2136:57}");
        assertThat(SearchGrid.positionKey(person)).isEqualTo("position:{00000000-0000-0000-0000-000000000007}");
    }
}
