package com.nebengjek.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.receiver.Receiver;
import com.nebengjek.receiver.Report;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The functions together: several of each, which know nothing of each other, and those for fresh messages and for retries. */
@WithServers
class SideBySideIT {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int MESSAGES = 2000;
    /** To an endpoint, for those that are tried again. */
    private static final int CONNECTIONS = 64;

    private final TestServers servers;
    private final Receiver receiver = Receiver.start("--script", "200,delay=10ms");
    private final List<ConfigurableApplicationContext> processes = new ArrayList<>();
    private MessageWorld world;

    SideBySideIT(TestServers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void open() throws Exception {
        world = new MessageWorld(servers, "message");
        world.clear();
        world.run(
                "UPDATE message.endpoint SET url = ?, timeout_ms = 60000 WHERE endpoint_id = ?",
                receiver.url().toString(),
                world.endpoint("sms", "SMS"));
    }

    @AfterEach
    void close() throws Exception {
        receiver.close();
        stop();
        world.close();
    }

    private void stop() {
        processes.forEach(ConfigurableApplicationContext::close);
        processes.clear();
    }

    @Test
    void four_relays_and_four_deliverers_send_each_message_once_and_never_wait_for_each_other() {
        long deadlocks = world.deadlocks();
        for (int i = 0; i < 4; i++) {
            start();
        }
        for (int transaction = 0; transaction < 10; transaction++) {
            insert(MESSAGES / 10, "PENDING", 0);
        }
        await().atMost(PATIENCE).until(() -> world.count("state = 'SENT'") == MESSAGES);

        Report report = receiver.report();
        assertThat(report.requests()).isEqualTo(MESSAGES);
        assertThat(report.accepted()).isEqualTo(MESSAGES);
        stop();
        assertThat(world.deadlocks()).isEqualTo(deadlocks);
    }

    @Test
    void fresh_messages_pass_retries_that_hang() {
        receiver.answer("hang");
        start();
        insert(MESSAGES, "RETRY", 1);
        await().atMost(PATIENCE).until(() -> receiver.report().requests() >= CONNECTIONS);

        receiver.answer("200");
        insert(100, "PENDING", 0);

        await().atMost(PATIENCE).until(() -> world.count("state = 'SENT' AND attempts = 1") == 100);
        assertThat(world.count("attempts = 1 AND state IN ('RETRY', 'QUEUED', 'SENDING')")).isGreaterThan(MESSAGES / 2);
    }

    private void insert(int messages, String state, int attempts) {
        world.run("""
                INSERT INTO message.message (channel, recipient, content, state, attempts)
                SELECT 'SMS', '+62812' || n, 'Hello', ?, ? FROM generate_series(1, ?) AS n""", state, attempts, messages);
    }

    /** Nothing is taken for lost because the machine is slow. */
    private void start() {
        processes.add(new SpringApplicationBuilder(MessageModule.class)
                .web(WebApplicationType.NONE)
                .run(ModuleProcess.arguments(
                                servers,
                                "message",
                                "messageRelay;messageDeliver;messageRedeliver",
                                "--nebengjek.message.relay.lease=5m",
                                "--nebengjek.message.relay.queue-time=30m")
                        .toArray(String[]::new)));
    }
}
