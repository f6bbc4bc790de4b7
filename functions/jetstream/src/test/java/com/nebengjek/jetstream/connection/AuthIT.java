package com.nebengjek.jetstream.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.NKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthIT {

    @TempDir
    Path directory;

    private static void requireWelcome(NatsProperties properties) throws Exception {
        try (Connection connection = NatsConnections.connect(properties)) {
            assertThat(connection.RTT()).isPositive();
        }
    }

    private static void requireRefusal(NatsProperties properties, String who) {
        assertThatThrownBy(() -> NatsConnections.connect(properties))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(who + " is refused");
    }

    @Test
    void a_token_opens() throws Exception {
        try (ConfiguredNats server = ConfiguredNats.with(directory, "authorization { token: \"sesame\" }")) {
            requireWelcome(server.properties().auth(NatsAuth.token("sesame")));
            requireRefusal(server.properties().auth(NatsAuth.token("poppy")), "a token");
            requireRefusal(server.properties(), "no credentials");
        }
    }

    @Test
    void a_user_opens_with_its_password() throws Exception {
        try (ConfiguredNats server =
                ConfiguredNats.with(directory, "authorization { user: \"ride\", password: \"s3cret/@:\" }")) {
            requireWelcome(server.properties().auth(NatsAuth.user("ride", "s3cret/@:")));
            requireRefusal(server.properties().auth(NatsAuth.user("ride", "guess")), "user ride");
        }
    }

    @Test
    void an_nkey_opens_by_the_seed_in_a_file() throws Exception {
        NKey user = NKey.createUser(new SecureRandom());
        NKey stranger = NKey.createUser(new SecureRandom());
        Path seed = Files.writeString(directory.resolve("user.nk"), new String(user.getSeed()) + "\n");
        Path other = Files.writeString(directory.resolve("stranger.nk"), new String(stranger.getSeed()));

        try (ConfiguredNats server = ConfiguredNats.with(
                directory, "authorization { users: [ { nkey: %s } ] }".formatted(new String(user.getPublicKey())))) {
            requireWelcome(server.properties().auth(NatsAuth.nkey(seed)));
            requireRefusal(server.properties().auth(NatsAuth.nkey(other)), "nkey of " + other);
        }
    }

    @Test
    void a_credentials_file_opens_a_server_with_an_operator() throws Exception {
        Operator operator = new Operator();
        Path credentials = operator.credentials(directory.resolve("user.creds"));
        Path foreign = new Operator().credentials(directory.resolve("foreign.creds"));

        try (ConfiguredNats server = ConfiguredNats.with(directory, operator.configuration())) {
            requireWelcome(server.properties().auth(NatsAuth.credentials(credentials)));
            requireRefusal(server.properties().auth(NatsAuth.credentials(foreign)), "credentials of " + foreign);
        }
    }

    @Test
    void a_user_with_an_inbox_prefix_of_its_own_gets_replies_there_alone() throws Exception {
        String users = """
                authorization { users: [
                  { user: "ride", password: "ride", permissions: { publish: ">", subscribe: "_INBOX.ride.>" } }
                  { user: "answers", password: "answers" }
                ] }
                """;

        try (ConfiguredNats server = ConfiguredNats.with(directory, users);
                Connection answers = NatsConnections.connect(
                        server.properties().auth(NatsAuth.user("answers", "answers")))) {
            answers.createDispatcher(question -> answers.publish(question.getReplyTo(), new byte[0]))
                    .subscribe("question");
            NatsProperties ride = server.properties().auth(NatsAuth.user("ride", "ride"));
            try (Connection own = NatsConnections.connect(ride.inboxPrefix("_INBOX.ride"));
                    Connection others = NatsConnections.connect(ride)) {
                assertThat(own.request("question", new byte[0], Duration.ofSeconds(10))).isNotNull();
                assertThat(others.request("question", new byte[0], Duration.ofMillis(500))).isNull();
            }
        }
    }

    @Test
    void the_name_of_the_cluster_is_checked_and_that_of_the_connection_shown() throws Exception {
        try (ConfiguredNats server = ConfiguredNats.with(
                directory, "server_name: one\ncluster { name: jakarta, listen: \"127.0.0.1:-1\" }")) {
            NatsProperties properties = server.properties().clientId("ride-create");
            try (Connection connection = NatsConnections.connect(properties.clusterId("jakarta"))) {
                assertThat(connection.getOptions().getConnectionName()).isEqualTo("ride-create");
            }
            assertThatThrownBy(() -> NatsConnections.connect(properties.clusterId("bandung")))
                    .hasMessageContaining("NATS_CLUSTER_ID is 'bandung'")
                    .hasMessageContaining("cluster 'jakarta'");
        }
    }
}
