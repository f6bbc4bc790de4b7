package com.nebengjek.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import io.nats.client.Connection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.ResultSet;
import java.sql.Statement;

@WithServers
class WithServersIT {

    private final TestServers servers;

    WithServersIT(TestServers servers) {
        this.servers = servers;
    }

    @Test
    @SuppressWarnings("try")
    void the_account_has_the_topology() throws Exception {
        try (Connection connection = servers.nats().connect()) {
            assertThat(connection.jetStreamManagement().getStreamNames())
                    .containsAll(Topology.load().streams().stream().map(StreamSpec::name).toList());
        }
    }

    @Test
    void the_account_is_known_to_monitoring_by_its_name() throws Exception {
        URI accounts = URI.create(servers.nats().monitoringUrl() + "/jsz?acc=" + servers.nats().account());
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(accounts).build(), BodyHandlers.ofString()).body())
                    .contains("\"name\": \"" + servers.nats().account() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"location", "match", "ride", "payment", "notify", "message", "api"})
    void every_module_can_log_in(String module) throws Exception {
        PostgresDatabase seen = servers.database().as(module);
        try (var connection = seen.connect();
                Statement statement = connection.createStatement();
                ResultSet user = statement.executeQuery("SELECT current_user")) {
            user.next();
            assertThat(user.getString(1)).isEqualTo("nebengjek_" + module);
        }
    }

    @Test
    void a_module_is_refused_with_a_wrong_password() {
        PostgresDatabase seen = servers.database().as("match");
        PostgresDatabase guessed =
                new PostgresDatabase(seen.host(), seen.port(), seen.name(), seen.user(), "guessed");
        assertThatThrownBy(guessed::connect).hasMessageContaining("password");
    }

    @Test
    void shared_servers_cannot_be_killed() {
        assertThatThrownBy(() -> servers.nats().server().kill()).hasMessageContaining("dedicated = true");
    }

    @Nested
    class Inside {

        @Test
        void a_nested_class_has_the_servers_of_the_class_around_it(TestServers nested) {
            assertThat(nested).isEqualTo(servers);
        }
    }
}
