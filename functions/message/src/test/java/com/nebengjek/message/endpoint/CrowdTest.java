package com.nebengjek.message.endpoint;

import static java.time.Duration.between;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final Crowd crowd = new Crowd(10);

    @Test
    void those_who_wait_come_one_after_the_other_twice_as_fast_as_the_endpoint_answers() {
        Stream.generate(() -> ofSeconds(8)).limit(100).forEach(crowd::answered);

        List<Instant> places = places(50);

        assertThat(between(NOW, places.getFirst())).isEqualTo(ofSeconds(2));
        assertThat(between(places.getFirst(), places.getLast())).isBetween(ofSeconds(19), ofSeconds(20));
        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void nobody_waits_longer_than_five_minutes() {
        assertThat(places(100_000)).allSatisfy(place -> assertThat(between(NOW, place)).isBetween(ofSeconds(2), ofMinutes(5)));
    }

    @Test
    void an_endpoint_that_got_faster_lets_more_come() {
        Stream.generate(() -> ofSeconds(8)).limit(100).forEach(crowd::answered);
        Duration slow = between(crowd.place(NOW), crowd.place(NOW));
        Stream.generate(() -> Duration.ofMillis(10)).limit(100).forEach(crowd::answered);

        assertThat(between(crowd.place(NOW), crowd.place(NOW))).isLessThan(slow.dividedBy(100));
    }

    private List<Instant> places(int many) {
        return Stream.generate(() -> crowd.place(NOW)).limit(many).toList();
    }
}
