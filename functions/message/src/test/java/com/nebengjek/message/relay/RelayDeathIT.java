package com.nebengjek.message.relay;

import static com.nebengjek.message.relay.MortalRelay.BATCH;
import static com.nebengjek.message.relay.RelayFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.MessageSend;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import com.nebengjek.message.MessageWorld;
import com.nebengjek.message.ModuleProcess;
import com.nebengjek.message.relay.MortalRelay.Moment;
import com.nebengjek.testkit.ChildJvm;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The relay as a process: a killed one loses nothing, a stopped one leaves nothing undone. */
@WithServers
class RelayDeathIT {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MESSAGES = 3 * BATCH;

    private final TestServers servers;
    private MessageWorld world;
    private Connection nats;
    private Orders orders;

    RelayDeathIT(TestServers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void open() throws Exception {
        world = new MessageWorld(servers, "message-relay");
        nats = servers.nats().connect();
        orders = new Orders(nats);
        world.clear();
        orders.clear();
        world.endpoint("sms", "SMS");
    }

    @AfterEach
    void close() throws Exception {
        nats.close();
        world.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
    void what_a_killed_relay_had_claimed_is_queued_by_another(Moment moment) throws Exception {
        world.run("""
                INSERT INTO message.message (channel, recipient, content)
                SELECT 'SMS', '+628' || n, 'Hello' FROM generate_series(1, ?) AS n""", MESSAGES);
        Process killed = start(moment);
        assertThat(killed.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(killed.exitValue()).isEqualTo(ChildJvm.KILLED);
        assertThat(world.count("state = 'QUEUED'")).isEqualTo(moment == Moment.AFTER_MARK ? BATCH : 0);

        MessageRelay other = RelayFixtures.relay(
                world,
                new JetStreamEventPublisher(nats, nats.jetStream(), EventTracing.PASS_THROUGH, Clock.systemUTC()),
                settings(Duration.ofMillis(200), BATCH, 1000, Duration.ofSeconds(5)));
        other.start();
        await().atMost(PATIENCE).until(() -> world.count("state = 'QUEUED'") == MESSAGES);
        other.stop().block(PATIENCE);

        List<UUID> good = orders.all().stream()
                .filter(order -> world.count("message_id = '%s' AND turn = %d".formatted(order.messageId(), order.turn())) == 1)
                .map(MessageSend::messageId)
                .toList();
        assertThat(good).as("each has one order of its latest turn").hasSize(MESSAGES).doesNotHaveDuplicates();
    }

    @Test
    void a_relay_that_is_told_to_stop_ends_well() throws Exception {
        Process relay = start(Moment.NEVER);
        world.message();
        await().atMost(PATIENCE).until(() -> world.count("state = 'QUEUED'") == 1);

        relay.destroy();

        assertThat(relay.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(relay.exitValue()).isEqualTo(ChildJvm.STOPPED);
        assertThat(world.text("SELECT url FROM message.endpoint WHERE name = 'default'")).isEqualTo("http://127.0.0.1:9/");
    }

    private Process start(Moment moment) throws Exception {
        List<String> arguments = ModuleProcess.arguments(
                servers,
                "message-relay",
                "messageRelay",
                "--nebengjek.message.relay.lease=2s",
                "--nebengjek.message.relay.batches=1",
                "--nebengjek.message.relay.batch-count=" + BATCH,
                "--nebengjek.message.relay.request-url=http://127.0.0.1:9/");
        return ChildJvm.running(
                        MortalRelay.class,
                        Stream.concat(Stream.of(moment.name()), arguments.stream()).toList())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
