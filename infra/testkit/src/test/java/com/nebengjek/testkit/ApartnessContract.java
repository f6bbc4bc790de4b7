package com.nebengjek.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.sql.Statement;

/** Two classes do this with the same names, in either order: whoever is second would meet what the first one left. */
@WithServers(topology = false)
abstract class ApartnessContract {

    @Test
    void a_table_of_another_class_is_not_seen(TestServers servers) throws Exception {
        try (var connection = servers.database().connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("CREATE TABLE public.left_behind (id int)")).isFalse();
        }
    }

    @Test
    void a_key_of_another_class_is_not_seen(TestServers servers) throws Exception {
        RedisDatabase redis = new RedisDatabase(URI.create(servers.redis().url()), servers.redis().database());
        assertThat(redis.ask("SETNX left-behind 1")).isEqualTo(":1");
    }

    @Test
    @SuppressWarnings("try")
    void a_stream_of_another_class_is_not_seen(TestServers servers) throws Exception {
        try (Connection connection = servers.nats().connect()) {
            assertThat(connection.jetStreamManagement().getStreamNames()).doesNotContain("MATCH");
            connection.jetStreamManagement().addStream(StreamConfiguration.builder()
                    .name("MATCH")
                    .subjects("match.>")
                    .storageType(StorageType.Memory)
                    .build());
        }
    }
}
