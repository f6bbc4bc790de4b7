package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Role;
import com.nebengjek.local.Endpoints;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Phones that come back with nothing but an old event id, or with nothing at all. */
@WithServers
class LostTrackIT {

    private static final String HERE = "{\"latitude\":-6.2,\"longitude\":106.8166}";

    @Test
    void who_comes_back_too_late_is_told_what_is_open_and_so_is_who_asks(TestServers servers, @TempDir Path directory)
            throws Exception {
        TokenSigner signer = TokenSigner.create(Clock.systemUTC());
        signer.writeJwkSet(directory.resolve("jwks.json"));
        Endpoints endpoints = TestEndpoints.of(servers, directory.resolve("jwks.json"));
        String driver = signer.tokenFor(UUID.randomUUID(), Role.DRIVER, Duration.ofMinutes(5));
        String passenger = signer.tokenFor(UUID.randomUUID(), Role.PASSENGER, Duration.ofMinutes(5));
        try (Assembly _ = Assembly.start(endpoints, Optional.empty(), 1);
                Caller driving = Caller.connect(endpoints.edgeUrl(), driver)) {
            driving.say("beacon_update", "{\"is_active\":true,\"location\":%s}".formatted(HERE));
            driving.say("location_update", "{\"location\":%s}".formatted(HERE));
            driving.hear("location_stored");
            String request = ask(endpoints, passenger);
            String match = driving.hear("match_found").path("match_id").asString();

            try (Caller back = Caller.comeBack(endpoints.edgeUrl(), passenger, UUID.randomUUID())) {
                assertThat(back.hear("resumed").path("recovered").asBoolean()).isFalse();
                assertThat(back.hear("state").path("request").path("request_id").asString()).isEqualTo(request);
            }
            driving.say("state", "{}");
            JsonNode open = driving.hear("state");
            assertThat(open.path("offers").path(0).path("match_id").asString()).isEqualTo(match);
            assertThat(open.path("on_duty").asBoolean()).isTrue();
        }
    }

    /** Asks for a ride, and hangs up. */
    private static String ask(Endpoints endpoints, String passenger) {
        try (Caller riding = Caller.connect(endpoints.edgeUrl(), passenger)) {
            riding.say(
                    "finder_update",
                    "{\"is_active\":true,\"location\":%s,\"target_location\":%s}".formatted(HERE, HERE));
            return riding.hear("finder_update").path("request_id").asString();
        }
    }
}
