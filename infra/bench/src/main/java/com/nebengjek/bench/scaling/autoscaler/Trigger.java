package com.nebengjek.bench.scaling.autoscaler;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a workload is scaled by.
 *
 * @param type as KEDA calls it: {@code nats-jetstream} or {@code postgresql}
 * @param metadata what the scaler of that type is told
 * @param threshold how much of the metric is for one process
 * @param activationThreshold more than this wakes the first process
 */
public record Trigger(String type, Map<String, String> metadata, double threshold, double activationThreshold) {

    public static final String NATS_JETSTREAM = "nats-jetstream";
    public static final String POSTGRESQL = "postgresql";

    public Trigger {
        metadata = Map.copyOf(metadata);
    }

    /** @throws IllegalArgumentException when no scaler of this simulation knows the type */
    static Trigger of(JsonNode trigger) {
        String type = trigger.path("type").asString();
        Map<String, String> metadata = new HashMap<>();
        trigger.path("metadata").propertyStream().forEach(
                entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
        return switch (type) {
            case NATS_JETSTREAM -> new Trigger(
                    type, metadata, number(metadata, "lagThreshold"), number(metadata, "activationLagThreshold"));
            case POSTGRESQL -> new Trigger(
                    type, metadata, number(metadata, "targetQueryValue"), number(metadata, "activationTargetQueryValue"));
            default -> throw new IllegalArgumentException("no scaler of type '%s' is simulated".formatted(type));
        };
    }

    private static double number(Map<String, String> metadata, String name) {
        return Double.parseDouble(metadata.get(name));
    }

    /** Whether there is enough of it to wake the first process. */
    public boolean isActive(double value) {
        return value > activationThreshold;
    }
}
