package com.nebengjek.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.servers.Server;
import io.nats.client.Connection;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;

@WithServers(dedicated = true)
class DedicatedServersIT {

    private final TestServers servers;

    DedicatedServersIT(TestServers servers) {
        this.servers = servers;
    }

    @Test
    @SuppressWarnings("try")
    void nats_comes_back_at_the_same_address_with_the_same_streams() throws Exception {
        Server nats = servers.nats().server();
        nats.kill();
        assertThatThrownBy(() -> servers.nats().connect()).isInstanceOf(IOException.class);
        nats.start();
        try (Connection connection = servers.nats().connect()) {
            assertThat(connection.jetStreamManagement().getStreamNames()).contains("MATCH");
        }
    }

    @Test
    void redis_comes_back_at_the_same_address() throws Exception {
        RedisDatabase redis = new RedisDatabase(URI.create(servers.redis().url()), servers.redis().database());
        servers.redis().server().kill();
        assertThatThrownBy(() -> redis.ask("PING")).isInstanceOf(IOException.class);
        servers.redis().server().start();
        assertThat(redis.ask("PING")).isEqualTo("+PONG");
    }

    @Test
    void postgres_comes_back_at_the_same_address() throws Exception {
        Server postgres = servers.postgres().server();
        postgres.stop();
        assertThatThrownBy(() -> servers.database().connect()).isInstanceOf(SQLException.class);
        postgres.start();
        servers.database().as("ride").connect().close();
    }
}
