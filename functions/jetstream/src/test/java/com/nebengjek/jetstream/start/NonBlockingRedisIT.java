package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@WithServers
class NonBlockingRedisIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ClientResources resources = DefaultClientResources.create();
    private final LettuceClientConfiguration settings = LettuceClientConfiguration.builder()
            .clientResources(resources)
            .clientName("early")
            .build();
    private LettuceConnectionFactory redis;

    @BeforeEach
    void connect(TestServers servers) {
        URI address = URI.create(servers.redis().url());
        RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(address.getHost(), address.getPort());
        server.setDatabase(servers.redis().database());
        redis = NonBlockingRedis.like(new LettuceConnectionFactory(server, settings));
        redis.afterPropertiesSet();
        redis.start();
    }

    @AfterEach
    void disconnect() {
        redis.destroy();
        resources.shutdown(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void connects_with_the_settings_it_was_given() {
        assertThat(redis).isInstanceOf(NonBlockingRedis.class);

        ReactiveRedisConnection connection = redis.getReactiveConnection();
        ByteBuffer key = bytes("early-key");
        assertThat(connection.stringCommands().set(key, bytes("value")).block(PATIENCE)).isTrue();

        assertThat(connection.serverCommands().getClientName().block(PATIENCE)).isEqualTo("early");
        // Somebody who asks for the blocking interface gets it, on the same database.
        assertThat(redis.getConnection().stringCommands().get("early-key".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("value".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_template_has_streams_for_those_who_ask() {
        ReactiveStringRedisTemplate template = new RedisTemplates.LateStreams(redis);
        assertThat(template.opsForValue().set("late-key", "value").block(PATIENCE)).isTrue();

        template.opsForStream().add("late-stream", Map.of("field", "value")).block(PATIENCE);

        assertThat(template.opsForStream().size("late-stream").block(PATIENCE)).isOne();
    }

    @Test
    void a_cluster_is_left_as_it_is() {
        LettuceConnectionFactory cluster = new LettuceConnectionFactory(new RedisClusterConfiguration(), settings);

        assertThat(NonBlockingRedis.like(cluster)).isSameAs(cluster);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
