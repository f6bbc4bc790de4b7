package com.nebengjek.bench.scaling.autoscaler;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How fast replicas may become more, or fewer: {@code behavior.scaleUp} and {@code behavior.scaleDown} of an HPA.
 *
 * @param window of the past recommendations, the most careful of which is followed
 * @param policies of which the one that allows the most decides ({@code selectPolicy: Max})
 */
record ScalingRules(Duration window, List<ScalingPolicy> policies) {

    private static final Duration USUAL_PERIOD = Duration.ofSeconds(15);
    private static final ScalingPolicy DOUBLE = new ScalingPolicy(true, 100, USUAL_PERIOD);
    private static final ScalingPolicy FOUR_MORE = new ScalingPolicy(false, 4, USUAL_PERIOD);

    /** What an HPA does that does not say it. */
    static final ScalingRules USUAL_UP = new ScalingRules(Duration.ZERO, List.of(DOUBLE, FOUR_MORE));

    static final ScalingRules USUAL_DOWN = new ScalingRules(Duration.ofSeconds(300), List.of(DOUBLE));

    ScalingRules {
        policies = List.copyOf(policies);
    }

    /** @throws IllegalArgumentException when it selects otherwise than by the maximum, which is not simulated */
    static ScalingRules of(JsonNode rules, ScalingRules usual) {
        String select = rules.path("selectPolicy").asString("Max");
        if (!select.equals("Max")) {
            throw new IllegalArgumentException("selectPolicy %s is not simulated".formatted(select));
        }
        List<ScalingPolicy> policies = rules.path("policies").valueStream()
                .map(policy -> new ScalingPolicy(
                        policy.path("type").asString().equals("Percent"),
                        policy.path("value").asInt(),
                        Duration.ofSeconds(policy.path("periodSeconds").asInt())))
                .toList();
        return new ScalingRules(
                Duration.ofSeconds(rules.path("stabilizationWindowSeconds").asLong(usual.window.toSeconds())),
                policies.isEmpty() ? usual.policies : policies);
    }

    ScalingRules faster(int factor) {
        return new ScalingRules(
                window.dividedBy(factor),
                policies.stream()
                        .map(policy -> new ScalingPolicy(
                                policy.percent(), policy.value(), policy.period().dividedBy(factor)))
                        .toList());
    }
}
