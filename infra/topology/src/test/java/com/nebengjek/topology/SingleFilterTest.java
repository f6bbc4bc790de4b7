package com.nebengjek.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SingleFilterTest {

    private static final List<String> RIDES = List.of("ride.*.*", "ride.*.*.>");

    @Test
    void several_filters_become_what_their_beginnings_share() {
        assertThat(SingleFilter.of(List.of("ride.created.>", "ride.started.>"), RIDES))
                .isEqualTo("ride.>");
        assertThat(SingleFilter.of(List.of("ride.trip.a", "ride.trip.b"), List.of("ride.>")))
                .isEqualTo("ride.trip.>");
        assertThat(SingleFilter.of(List.of("ride.a.b", "match.a.b"), List.of("ride.>", "match.>")))
                .isEqualTo(">");
    }

    @Test
    void a_subject_that_is_the_beginning_of_another_one_is_covered_too() {
        assertThat(SingleFilter.of(List.of("ride.trip", "ride.trip.b"), List.of("ride.>")))
                .isEqualTo("ride.>");
    }

    @Test
    void one_filter_stays_as_it_is_where_the_stream_covers_it() {
        assertThat(SingleFilter.of(List.of("ride.created.>"), List.of("ride.>")))
                .isEqualTo("ride.created.>");
    }

    @Test
    void one_filter_stays_as_it_is_where_it_covers_a_subject_of_the_stream() {
        assertThat(SingleFilter.of(List.of("location.update.>"), List.of("location.update.*")))
                .isEqualTo("location.update.>");
    }

    @Test
    void one_filter_is_widened_where_it_only_overlaps_the_stream() {
        assertThat(SingleFilter.of(List.of("ride.created.>"), RIDES)).isEqualTo("ride.>");
        assertThat(SingleFilter.of(List.of("ride.created.trip"), List.of("*.created.*.*", "ride.x")))
                .isEqualTo("ride.>");
    }
}
