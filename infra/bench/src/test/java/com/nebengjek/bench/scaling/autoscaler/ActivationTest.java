package com.nebengjek.bench.scaling.autoscaler;

import static com.nebengjek.bench.scaling.autoscaler.Objects.BEGIN;
import static com.nebengjek.bench.scaling.autoscaler.Objects.second;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivationTest {

    private final Activation activation = new Activation(
            Objects.of("""
                    cooldownPeriod: 120
                    initialCooldownPeriod: 180
                    """),
            BEGIN);

    @Test
    void one_event_wakes_the_first_process() {
        assertThat(activation.replicas(second(1), 0, true)).isOne();
    }

    @Test
    void nothing_waits_and_nothing_is_woken() {
        assertThat(activation.replicas(second(1), 0, false)).isZero();
    }

    @Test
    void the_last_process_goes_when_the_cooldown_is_over_and_not_before() {
        activation.replicas(second(10), 1, true);

        assertThat(activation.replicas(second(130), 1, false)).isOne();
        assertThat(activation.replicas(second(130.1), 1, false)).isZero();
    }

    @Test
    void a_workload_that_was_never_active_stays_for_the_initial_cooldown() {
        assertThat(activation.replicas(second(180), 1, false)).isOne();
        assertThat(activation.replicas(second(180.1), 1, false)).isZero();
    }

    @Test
    void between_one_and_the_most_it_decides_nothing() {
        assertThat(activation.replicas(second(1), 3, true)).isEqualTo(3);
    }

    @Test
    void a_minimum_is_there_whatever_waits_and_is_where_waking_begins() {
        Activation two = new Activation(Objects.of("minReplicaCount: 2"), BEGIN);

        assertThat(two.replicas(second(1), 0, false)).isEqualTo(2);
        assertThat(two.replicas(second(2), 0, true)).isEqualTo(2);
        assertThat(two.replicas(second(1000), 2, false)).isEqualTo(2);
    }

    @Test
    void an_activation_threshold_has_to_be_exceeded() {
        Trigger trigger = Objects.of("").triggers().getFirst();

        assertThat(trigger.isActive(0)).isFalse();
        assertThat(trigger.isActive(1)).isTrue();
    }
}
