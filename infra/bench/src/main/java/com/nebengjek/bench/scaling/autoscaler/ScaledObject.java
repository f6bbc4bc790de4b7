package com.nebengjek.bench.scaling.autoscaler;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How one workload is scaled: a ScaledObject of KEDA, with KEDA's defaults for what it does not say.
 *
 * @param poll how often its triggers are looked at
 * @param cooldown how long after its last activity the last replica goes
 * @param initialCooldown how long after its creation, while it has never been active
 * @param sync how often its HPA decides; no ScaledObject says it, it is the controller manager's, 15 s
 */
public record ScaledObject(
        String name,
        Duration poll,
        Duration cooldown,
        Duration initialCooldown,
        Duration sync,
        int min,
        int max,
        ScalingRules up,
        ScalingRules down,
        List<Trigger> triggers) {

    private static final Duration SYNC = Duration.ofSeconds(15);

    public ScaledObject {
        triggers = List.copyOf(triggers);
    }

    public static ScaledObject of(JsonNode object) {
        JsonNode spec = object.path("spec");
        JsonNode behavior = spec.path("advanced").path("horizontalPodAutoscalerConfig").path("behavior");
        return new ScaledObject(
                object.path("metadata").path("name").asString(),
                Duration.ofSeconds(spec.path("pollingInterval").asInt(30)),
                Duration.ofSeconds(spec.path("cooldownPeriod").asInt(300)),
                Duration.ofSeconds(spec.path("initialCooldownPeriod").asInt(0)),
                SYNC,
                spec.path("minReplicaCount").asInt(0),
                spec.path("maxReplicaCount").asInt(100),
                ScalingRules.of(behavior.path("scaleUp"), ScalingRules.USUAL_UP),
                ScalingRules.of(behavior.path("scaleDown"), ScalingRules.USUAL_DOWN),
                spec.path("triggers").valueStream().map(Trigger::of).toList());
    }

    /** The same with every interval of the controllers so many times shorter. */
    public ScaledObject faster(int factor) {
        return new ScaledObject(
                name,
                poll.dividedBy(factor),
                cooldown.dividedBy(factor),
                initialCooldown.dividedBy(factor),
                sync.dividedBy(factor),
                min,
                max,
                up.faster(factor),
                down.faster(factor),
                triggers);
    }
}
