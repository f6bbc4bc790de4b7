package com.nebengjek.message.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.MessageSend;
import com.nebengjek.message.MessageModule;
import com.nebengjek.message.MessageWorld;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Servers go away and come back; the relay stays, and nothing is lost. */
@WithServers(dedicated = true)
class RelayOutageIT {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestServers servers;

    RelayOutageIT(TestServers servers) {
        this.servers = servers;
    }

    @Test
    void servers_go_away_in_turn_and_nothing_is_lost() throws Exception {
        var role = servers.database().as("message-relay");
        try (ConfigurableApplicationContext relay = new SpringApplicationBuilder(MessageModule.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.cloud.function.definition=messageRelay",
                        "--spring.r2dbc.url=" + role.r2dbcUrl(),
                        "--spring.r2dbc.username=" + role.user(),
                        "--spring.r2dbc.password=" + role.password(),
                        "--spring.data.redis.url=" + servers.redis().url(),
                        "--nebengjek.nats.url=" + servers.nats().url(),
                        // Whoever is not woken sleeps longer than the test.
                        "--nebengjek.message.relay.interval=1h",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=error")) {
            world().endpoint("sms", "SMS");
            UUID before = addAndAwait();

            servers.redis().server().kill();
            UUID withoutRedis = addAndAwait();

            servers.nats().server().kill();
            UUID withoutNats = add();
            await().atMost(PATIENCE).until(() -> count("message_id = '" + withoutNats + "' AND turn > 0") == 1);
            servers.nats().server().start();
            awaitQueued(withoutNats);

            servers.postgres().server().kill();
            servers.postgres().server().start();
            UUID afterPostgres = addAndAwait();

            assertThat(relay.isActive()).isTrue();
            try (Connection nats = servers.nats().connect()) {
                assertThat(new Orders(nats).all())
                        .extracting(MessageSend::messageId)
                        .contains(before, withoutRedis, withoutNats, afterPostgres);
            }
        }
    }

    private UUID addAndAwait() throws Exception {
        UUID message = add();
        awaitQueued(message);
        return message;
    }

    private UUID add() throws Exception {
        try (MessageWorld world = world()) {
            return world.message();
        }
    }

    private void awaitQueued(UUID message) {
        await().atMost(PATIENCE).until(() -> count("message_id = '" + message + "' AND state = 'QUEUED'") == 1);
    }

    private long count(String condition) throws Exception {
        try (MessageWorld world = world()) {
            return world.count(condition);
        }
    }

    private MessageWorld world() throws Exception {
        return new MessageWorld(servers, "message-relay");
    }
}
