package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.database.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a function's pods are, according to its Deployment.
 *
 * @param module whose image it is
 * @param environment all variables; those of Secrets have the passwords of local servers
 * @param grace between SIGTERM and SIGKILL
 */
public record PodTemplate(String function, String module, Map<String, String> environment, Duration grace) {

    public PodTemplate {
        environment = Map.copyOf(environment);
    }

    static PodTemplate of(JsonNode deployment) {
        JsonNode pod = deployment.at("/spec/template/spec");
        JsonNode container = pod.path("containers").path(0);
        Map<String, String> environment = new HashMap<>();
        container.path("env").valueStream().forEach(
                variable -> environment.put(variable.path("name").asString(), value(variable)));
        return new PodTemplate(
                container.path("name").asString(),
                container.path("image").asString().replaceFirst(".*/", "").replaceFirst(":.*", ""),
                environment,
                Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asLong()));
    }

    /** The same with more variables. */
    public PodTemplate with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new PodTemplate(function, module, all, grace);
    }

    private static String value(JsonNode variable) {
        return variable.has("valueFrom") ? Database.LOCAL_ROLE_PASSWORD : variable.path("value").asString();
    }

    boolean usesPostgres() {
        return environment.containsKey("SPRING_R2DBC_URL");
    }
}
