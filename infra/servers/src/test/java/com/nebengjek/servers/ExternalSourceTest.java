package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class ExternalSourceTest {

    private static final ServerOptions OPTIONS = ServerOptions.throwaway(Path.of("unused"), 0, line -> {});

    @Test
    void postgres_is_where_database_url_says() {
        var source = new ExternalSource(Map.of("DATABASE_URL", "postgresql://owner:secret@db/rides"));
        assertThat(source.postgres(OPTIONS).address())
                .isEqualTo(new PostgresDatabase("db", 5432, "rides", "owner", "secret"));
    }

    @Test
    void redis_is_where_redis_url_says_without_its_database() {
        var source = new ExternalSource(Map.of("REDIS_URL", "redis://cache:6380/7"));
        assertThat(source.redis(OPTIONS).address()).isEqualTo(new RedisAddress("redis://cache:6380", 16));
    }

    @Test
    void nats_is_where_nats_url_says_and_has_no_accounts_of_ours() {
        var source = new ExternalSource(Map.of("NATS_URL", "nats://bus"));
        assertThat(source.nats(OPTIONS).address())
                .isEqualTo(new NatsAddress("nats://bus:4222", "http://bus:8222", 0));
    }

    @Test
    void a_variable_that_is_missing_or_bad_is_named() {
        assertThatThrownBy(() -> new ExternalSource(Map.of()).redis(OPTIONS)).hasMessageStartingWith("REDIS_URL ");
        assertThatThrownBy(() -> new ExternalSource(Map.of("NATS_URL", "bus:4222")).nats(OPTIONS))
                .hasMessageStartingWith("NATS_URL ");
    }

    @Test
    void somebody_elses_server_is_not_killed() {
        Server server = new ExternalSource(Map.of("NATS_URL", "nats://bus")).nats(OPTIONS).server();
        assertThatThrownBy(server::kill).isInstanceOf(UnsupportedOperationException.class);
    }
}
