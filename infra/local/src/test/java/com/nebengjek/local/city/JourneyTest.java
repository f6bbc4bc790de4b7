package com.nebengjek.local.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final Place START = new Place(190, 0);
    private static final List<Place> CORNERS = List.of(new Place(200, 0), new Place(200, 200), new Place(200, 260));

    private final Journey journey = new Journey(START, CORNERS);

    @Test
    void every_corner_is_a_step_and_no_step_is_longer_than_25_metres() {
        List<Place> reported = new ArrayList<>();
        Place before = START;
        while (!journey.isOver()) {
            double announced = journey.nextStep();
            journey.step();
            assertThat(before.metresTo(journey.here())).isLessThanOrEqualTo(25).isEqualTo(announced, within(1e-9));
            before = journey.here();
            reported.add(before);
        }

        assertThat(reported).containsAll(CORNERS).hasSize(1 + 8 + 3);
    }

    @Test
    void what_was_driven_is_the_length_of_the_way() {
        while (!journey.isOver()) {
            journey.step();
        }

        assertThat(journey.metres()).isCloseTo(270, within(1e-9));
    }

    @Test
    void a_way_to_where_one_is_is_over_at_once() {
        assertThat(new Journey(START, List.of(START)).isOver()).isTrue();
    }
}
