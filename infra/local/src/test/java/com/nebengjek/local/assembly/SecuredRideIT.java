package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Role;
import com.nebengjek.jetstream.connection.NatsAuth;
import com.nebengjek.jetstream.connection.NatsConnections;
import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.connection.NatsTls;
import com.nebengjek.local.Endpoints;
import com.nebengjek.local.NatsUsers;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.LocalSource;
import com.nebengjek.servers.NatsAddress;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.Running;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nebengjek.topology.FunctionSpec;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each function started alone: its own user of NATS, over TLS, and its own role in Postgres. */
@WithServers(topology = false)
class SecuredRideIT {

    private static final double FASTER_THAN_SOUND = 10_000;

    private final Topology topology = Topology.load();
    private final NatsUsers users = NatsUsers.of(topology);

    @Test
    void a_ride_needs_no_more_than_what_each_function_may_do(TestServers servers, @TempDir Path directory)
            throws Exception {
        TokenSigner signer = TokenSigner.create(Clock.systemUTC());
        signer.writeJwkSet(directory.resolve("jwks.json"));
        try (Running<NatsAddress> nats = securedNats(directory);
                Connection operator = operator(nats.address())) {
            new TopologyApply(operator).apply(topology);
            Endpoints endpoints = endpoints(servers, nats.address(), directory.resolve("jwks.json"));
            try (Assembly _ = Assembly.start(endpoints, Optional.of(users), FASTER_THAN_SOUND);
                    Caller driving = Caller.connect(endpoints.edgeUrl(), token(signer, Role.DRIVER));
                    Caller riding = Caller.connect(endpoints.edgeUrl(), token(signer, Role.PASSENGER))) {
                JsonNode completed = new Trip(driving, riding, operator).ride();

                assertThat(completed.path("payment").path("amount").asLong()).isPositive();
                assertThat(connected(nats.address()))
                        .containsExactlyInAnyOrderElementsOf(everybody());
                assertThat(directory.resolve("nats.log")).content().doesNotContain("Violation");
            }
        }
    }

    private Running<NatsAddress> securedNats(Path directory) {
        return new LocalSource(Map.of())
                .nats(new ServerOptions(directory, false, false, 0, Optional.of(users.security()), line -> {}));
    }

    private Connection operator(NatsAddress nats) {
        return NatsConnections.connect(NatsProperties.at(nats.url())
                .connectTimeout(Duration.ofSeconds(30))
                .auth(NatsAuth.user("operator", users.passwordOf("operator")))
                .tls(new NatsTls(nats.authority().orElseThrow(), null, null)));
    }

    /** The users of all connections, as the server knows them. */
    private static List<String> connected(NatsAddress nats) throws Exception {
        try (var connections = URI.create(nats.monitoringUrl() + "/connz?auth=1").toURL().openStream()) {
            return JsonMapper.shared().readTree(connections).path("connections").valueStream()
                    .map(connection -> connection.path("authorized_user").asString())
                    .toList();
        }
    }

    private List<String> everybody() {
        return Stream.concat(topology.functions().stream().map(FunctionSpec::name), Stream.of("edge", "live", "api", "message-relay", "operator"))
                .toList();
    }

    private static String token(TokenSigner signer, Role role) {
        return signer.tokenFor(UUID.randomUUID(), role, Duration.ofMinutes(5));
    }

    private static Endpoints endpoints(TestServers servers, NatsAddress nats, Path jwkSet) {
        PostgresDatabase database = servers.database();
        return new Endpoints(
                nats.url(),
                nats.monitoringUrl(),
                null,
                null,
                nats.authority().orElseThrow(),
                database.jdbcUrl(),
                database.user(),
                database.password(),
                servers.redis().url(),
                URI.create("http://127.0.0.1:" + FreePort.next()),
                null,
                jwkSet,
                "a token for the live map");
    }
}
