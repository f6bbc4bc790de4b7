package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MatchPropertiesTest {

    @Test
    void defaults_are_the_rules_of_the_house() {
        assertThat(bind(Map.of()))
                .isEqualTo(new MatchProperties(
                        List.of(1000.0, 2000.0, 5000.0),
                        5,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        1.3,
                        25,
                        100,
                        1600));
    }

    @ParameterizedTest
    @CsvSource({
        "rings, 2000|1000",
        "rings, -5",
        "rings, NaN",
        "rings, Infinity",
        "rings, 1000|1000",
        "rings, ''",
        "offers-per-ring, 0",
        "offer-validity, 0s",
        "position-max-age, -1s",
        "eta-factor, 0.5",
        "speed, 0",
        "search-count, 2",
        "search-count-max, 50"
    })
    void a_bad_value_stops_the_start_and_names_the_property(String property, String value) {
        String name = "nebengjek.match." + property;
        assertThatThrownBy(() -> bind(Map.of(name, value.replace('|', ','))))
                .rootCause()
                .hasMessageContaining(name + " must be");
    }

    @Test
    void the_smallest_values_are_good() {
        assertThat(bind(Map.of(
                        "nebengjek.match.offers-per-ring", "1",
                        "nebengjek.match.eta-factor", "1",
                        "nebengjek.match.search-count", "1",
                        "nebengjek.match.search-count-max", "1")))
                .extracting(MatchProperties::offersPerRing, MatchProperties::etaFactor, MatchProperties::searchCountMax)
                .containsExactly(1, 1.0, 1);
    }

    @Test
    void a_kilometre_takes_187_seconds() {
        assertThat(bind(Map.of()).eta(1000)).isEqualTo(187);
    }

    @Test
    void a_driver_at_the_pickup_needs_no_time() {
        assertThat(bind(Map.of()).eta(0)).isZero();
    }

    @Test
    void beyond_the_last_ring_nobody_is_asked() {
        MatchProperties properties = bind(Map.of("nebengjek.match.rings", "1000,2000"));
        assertThat(properties.radius(1)).hasValue(2000);
        assertThat(properties.radius(2)).isEmpty();
        assertThat(properties.isLast(0)).isFalse();
        assertThat(properties.isLast(1)).isTrue();
    }

    private static MatchProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("nebengjek.match", MatchProperties.class);
    }
}
