package com.nebengjek.jetstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionCountersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ActionCounters counters = new ActionCounters(action -> registry.counter("test", "action", action));

    @Test
    void an_action_is_the_first_two_tokens_of_a_subject() {
        counters.count("match.request.passenger.1");
        counters.count("match.request.passenger.2");
        counters.count("location.update");

        assertThat(registry.get("test").tag("action", "match.request").counter().count()).isEqualTo(2);
        assertThat(registry.get("test").tag("action", "location.update").counter().count()).isEqualTo(1);
    }

    @Test
    void an_action_is_not_the_one_before_it_that_begins_alike() {
        for (String subject : List.of("match", "match.found", "match.foundation.1", "match.found.driver.1", "match")) {
            counters.count(subject);
        }

        assertThat(registry.get("test").tag("action", "match").counter().count()).isEqualTo(2);
        assertThat(registry.get("test").tag("action", "match.found").counter().count()).isEqualTo(2);
        assertThat(registry.get("test").tag("action", "match.foundation").counter().count()).isEqualTo(1);
    }

    @Test
    void subjects_from_outside_cannot_make_ever_more_meters() {
        for (int i = 0; i < 1_000; i++) {
            counters.count("made.up" + i + ".x");
        }

        assertThat(registry.getMeters()).hasSizeLessThanOrEqualTo(ActionCounters.MOST + 1);
        assertThat(registry.get("test").tag("action", "other").counter().count()).isGreaterThan(900);
    }
}
