package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.health.JetStreamHealth;
import com.nebengjek.jetstream.health.JetStreamHealth.Report;
import com.nebengjek.jetstream.probe.Route.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import tools.jackson.databind.json.JsonMapper;

/** What Kubernetes asks, and what people ask: alive, ready, and how far behind. */
final class StateRoutes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StateRoutes() {}

    static Route liveness(ApplicationAvailability availability) {
        return new Route("/healthz", () -> {
            LivenessState state = availability.getLivenessState();
            return state(state == LivenessState.CORRECT, state.name());
        });
    }

    static Route readiness(ApplicationAvailability availability) {
        return new Route("/readyz", () -> {
            ReadinessState state = availability.getReadinessState();
            return state(state == ReadinessState.ACCEPTING_TRAFFIC, state.name());
        });
    }

    static Route health(JetStreamHealth health) {
        return new Route("/health", () -> {
            Report report = health.report();
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("status", report.up() ? "UP" : "DOWN");
            body.putAll(report.details());
            return json(report.up(), body);
        });
    }

    private static Answer state(boolean good, String state) {
        return json(good, Map.of("status", state));
    }

    private static Answer json(boolean good, Map<String, Object> body) {
        return new Answer(good ? Answer.OK : Answer.UNAVAILABLE, "application/json", JSON.writeValueAsBytes(body));
    }
}
