package com.nebengjek.local.assembly;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Role;
import com.nebengjek.local.Endpoints;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** All modules in one process, one driver and one passenger at their sockets. */
@WithServers
class OneRideIT {

    private static final double FASTER_THAN_SOUND = 10_000;
    private static final double METRES = 994.9;

    private final UUID driver = UUID.randomUUID();
    private final UUID passenger = UUID.randomUUID();

    @Test
    void a_ride_from_request_to_receipt_is_one_trace(TestServers servers, @TempDir Path directory) throws Exception {
        TokenSigner signer = TokenSigner.create(Clock.systemUTC());
        signer.writeJwkSet(directory.resolve("jwks.json"));
        Endpoints endpoints = TestEndpoints.of(servers, directory.resolve("jwks.json"));
        try (Assembly assembly = Assembly.start(endpoints, Optional.empty(), FASTER_THAN_SOUND);
                Caller driving = Caller.connect(endpoints.edgeUrl(), token(signer, driver, Role.DRIVER));
                Caller riding = Caller.connect(endpoints.edgeUrl(), token(signer, passenger, Role.PASSENGER));
                Connection nats = servers.nats().connect()) {
            TracedEverywhere.SPANS.reset();

            JsonNode completed = new Trip(driving, riding, nats).ride();

            assertThat(completed.path("payment").path("amount").asLong()).isEqualTo(Math.round(METRES * 3));
            assertThat(functionsInTheTraceOf("match-propose"))
                    .contains(
                            "match-decide",
                            "client-notify",
                            "ride-create",
                            "ride-progress",
                            "location-store",
                            "ride-meter",
                            "payment",
                            "driver-availability");
            assertThat(tracesOf("match-propose", "match-decide", "ride-create", "ride-progress", "payment"))
                    .hasSize(1);
            assertThat(assembly).isNotNull();
        }
    }

    private static Set<String> functionsInTheTraceOf(String function) {
        String trace = tracesOf(function).iterator().next();
        return spans().filter(span -> span.getTraceId().equals(trace)).map(SpanData::getName).collect(toSet());
    }

    private static Set<String> tracesOf(String... functions) {
        Set<String> wanted = Set.of(functions);
        return spans().filter(span -> wanted.contains(span.getName())).map(SpanData::getTraceId).collect(toSet());
    }

    private static Stream<SpanData> spans() {
        return TracedEverywhere.SPANS.getFinishedSpanItems().stream();
    }

    private static String token(TokenSigner signer, UUID person, Role role) {
        return signer.tokenFor(person, role, Duration.ofMinutes(5));
    }
}
