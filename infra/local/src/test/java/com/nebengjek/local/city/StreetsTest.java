package com.nebengjek.local.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreetsTest {

    private final Streets streets = new Streets(10);

    static List<Integer> seeds() {
        return IntStream.range(0, 50).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_way_leads_from_corner_to_corner_along_streets(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Place from = streets.anyCorner(random);
        Place to = streets.anyCorner(random);

        Place here = from;
        double driven = 0;
        for (Place corner : streets.way(from, to, random)) {
            assertThat(here.east() == corner.east() || here.north() == corner.north())
                    .as("%s to %s is along a street", here, corner)
                    .isTrue();
            assertThat(here.metresTo(corner)).isLessThanOrEqualTo(Streets.BLOCK);
            driven += here.metresTo(corner);
            here = corner;
        }

        assertThat(here).isEqualTo(to);
        assertThat(driven).isEqualTo(Math.abs(from.east() - to.east()) + Math.abs(from.north() - to.north()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_way_from_the_middle_of_a_street_stays_on_it_until_its_corner(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Place from = new Place(137, 400);
        Place to = streets.anyCorner(random);

        Place first = streets.way(from, to, random).getFirst();

        assertThat(first.north()).isEqualTo(400);
        assertThat(first.east()).isIn(0.0, 200.0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_destination_is_as_far_as_asked(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Place from = streets.anyCorner(random);

        assertThat(from.metresTo(streets.cornerWithin(from, 500, 2_500, random))).isBetween(500.0, 2_500.0);
    }

    @Test
    void a_metre_of_the_city_is_a_metre_on_earth() {
        Place from = new Place(-1_400, 1_800);
        Place to = new Place(1_600, -2_000);

        assertThat(greatCircle(from, to)).isCloseTo(from.metresTo(to), within(1.0));
    }

    private static double greatCircle(Place from, Place to) {
        double a = Math.toRadians(from.latitude());
        double b = Math.toRadians(to.latitude());
        double half = Math.pow(Math.sin((b - a) / 2), 2)
                + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2), 2);
        return 2 * 6_371_008.8 * Math.asin(Math.sqrt(half));
    }
}
