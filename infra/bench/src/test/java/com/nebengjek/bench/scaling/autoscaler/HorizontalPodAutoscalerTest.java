package com.nebengjek.bench.scaling.autoscaler;

import static com.nebengjek.bench.scaling.autoscaler.Objects.second;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HorizontalPodAutoscalerTest {

    private static final String BEHAVIOR = """
            maxReplicaCount: %d
            advanced:
              horizontalPodAutoscalerConfig:
                behavior:
                  scaleUp: {stabilizationWindowSeconds: %d, policies: [{type: Percent, value: 100, periodSeconds: 15}, {type: Pods, value: 4, periodSeconds: 15}]}
                  scaleDown: {stabilizationWindowSeconds: %d, policies: [{type: Percent, value: 50, periodSeconds: 15}]}
            """;

    private HorizontalPodAutoscaler autoscaler = autoscaler(10, 0, 60);

    @Test
    void as_many_as_the_lag_needs_rounded_up() {
        assertThat(autoscaler.replicas(second(0), 1, List.of(201.0))).isEqualTo(3);
    }

    @Test
    void a_tenth_more_or_less_changes_nothing() {
        assertThat(autoscaler.replicas(second(0), 2, List.of(220.0))).isEqualTo(2);
        assertThat(autoscaler.replicas(second(15), 2, List.of(220.1))).isEqualTo(3);
    }

    @Test
    void the_trigger_that_wants_the_most_decides() {
        autoscaler = new HorizontalPodAutoscaler(Objects.of(BEHAVIOR.formatted(10, 0, 60), 100, 10));

        assertThat(autoscaler.replicas(second(0), 1, List.of(100.0, 40.0))).isEqualTo(4);
    }

    @Test
    void never_more_than_the_maximum() {
        autoscaler = autoscaler(5, 0, 60);

        assertThat(autoscaler.replicas(second(0), 4, List.of(100_000.0))).isEqualTo(5);
    }

    @Test
    void within_15_s_four_more_or_twice_as_many() {
        autoscaler = autoscaler(100, 0, 60);

        assertThat(autoscaler.replicas(second(0), 1, List.of(100_000.0))).isEqualTo(5);
        assertThat(autoscaler.replicas(second(14), 5, List.of(100_000.0))).isEqualTo(5);
        assertThat(autoscaler.replicas(second(15), 5, List.of(100_000.0))).isEqualTo(10);
        assertThat(autoscaler.replicas(second(30), 10, List.of(100_000.0))).isEqualTo(20);
    }

    @Test
    void fewer_only_when_fewer_were_enough_for_the_whole_window() {
        autoscaler.replicas(second(0), 4, List.of(400.0));

        assertThat(autoscaler.replicas(second(45), 4, List.of(100.0))).isEqualTo(4);
        assertThat(autoscaler.replicas(second(61), 4, List.of(300.0))).isEqualTo(3);
    }

    @Test
    void going_down_is_bounded_by_its_policy_and_ends_at_one() {
        autoscaler = autoscaler(10, 0, 0);

        assertThat(autoscaler.replicas(second(0), 8, List.of(0.0))).isEqualTo(4);
        assertThat(autoscaler.replicas(second(10), 4, List.of(0.0))).isEqualTo(4);
        assertThat(autoscaler.replicas(second(15), 4, List.of(0.0))).isEqualTo(2);
        assertThat(autoscaler.replicas(second(30), 2, List.of(0.0))).isOne();
        assertThat(autoscaler.replicas(second(45), 1, List.of(0.0))).isOne();
    }

    @Test
    void more_only_when_more_was_wanted_for_the_whole_window() {
        autoscaler = autoscaler(10, 30, 60);
        autoscaler.replicas(second(0), 1, List.of(100.0));

        assertThat(autoscaler.replicas(second(15), 1, List.of(500.0))).isOne();
        assertThat(autoscaler.replicas(second(31), 1, List.of(500.0))).isEqualTo(5);
    }

    private static HorizontalPodAutoscaler autoscaler(int max, int up, int down) {
        return new HorizontalPodAutoscaler(Objects.of(BEHAVIOR.formatted(max, up, down)));
    }
}
