package com.nebengjek.message.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MessageSend;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.message.MessageModule;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.Server;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The functions as they run, while what they need is away in turn. */
@WithServers(dedicated = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TestServers servers;
    private DeliverWorld world;
    private ConfigurableApplicationContext module;

    @BeforeAll
    void start(TestServers servers) throws Exception {
        this.servers = servers;
        world = new DeliverWorld(servers);
        PostgresDatabase database = servers.database().as("message_deliver");
        module = new SpringApplicationBuilder(MessageModule.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.cloud.function.definition=messageDeliver;messageRedeliver",
                        "--spring.r2dbc.url=" + database.r2dbcUrl(),
                        "--spring.r2dbc.username=" + database.user(),
                        "--spring.r2dbc.password=" + database.password(),
                        "--spring.data.redis.url=" + servers.redis().url(),
                        "--nebengjek.message.allow-private-addresses=127.0.0.0/8",
                        "--nebengjek.nats.url=" + servers.nats().url(),
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=error");
    }

    @AfterAll
    void stop() throws Exception {
        module.close();
        world.close();
    }

    @Test
    void whatever_is_away_in_turn_every_message_is_sent_once() throws Exception {
        UUID endpoint = world.endpoint("good");
        for (Server away : List.of(servers.redis().server(), servers.nats().server(), servers.postgres().server())) {
            List<MessageSend> before = queued(endpoint, 50);
            publish(before);
            awaitSent(before);

            List<MessageSend> during = queued(endpoint, 50);
            if (away == servers.nats().server()) {
                publish(during);
                away.restart();
            } else {
                away.kill();
                publish(during);
                Awaitility.await().pollDelay(Duration.ofSeconds(1)).atMost(PATIENCE).until(module::isActive);
                away.start();
            }
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(world::reconnect, tables -> true);
            awaitSent(during);
        }
        assertThat(world.receiver.report().duplicates()).isZero();
    }

    /** Messages as the relay leaves them when it has published their orders. */
    private List<MessageSend> queued(UUID endpoint, int count) {
        return Stream.generate(() -> {
                    UUID message = world.message(endpoint);
                    world.set("message", message, "turn", 1);
                    return DeliverWorld.order(message, 1, 1);
                })
                .limit(count)
                .toList();
    }

    private void publish(List<MessageSend> orders) throws Exception {
        try (Wire wire = new Wire(servers.nats().connect())) {
            orders.forEach(order -> wire.publish((Record) order));
        }
    }

    private void awaitSent(List<MessageSend> orders) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(orders)
                .allSatisfy(order -> assertThat(world.state(order.messageId())).isEqualTo("SENT")));
    }
}
