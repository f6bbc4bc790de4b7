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
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Several of each function, which know nothing of each other. */
@WithServers
class SideBySideIT {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MESSAGES = 2000;

    @Test
    void four_relays_and_four_deliverers_send_each_message_once(TestServers servers) throws Exception {
        List<ConfigurableApplicationContext> processes = new ArrayList<>();
        try (Receiver receiver = Receiver.start("--script", "200,delay=10ms");
                MessageWorld world = new MessageWorld(servers, "message")) {
            world.run(
                    "UPDATE message.endpoint SET url = ?, timeout_ms = 60000 WHERE endpoint_id = ?",
                    receiver.url().toString(),
                    world.endpoint("sms", "SMS"));
            for (int i = 0; i < 4; i++) {
                processes.add(started(servers));
            }
            for (int transaction = 0; transaction < 10; transaction++) {
                world.run("""
                        INSERT INTO message.message (channel, recipient, content)
                        SELECT 'SMS', '+62812' || n, 'Hello' FROM generate_series(1, ?) AS n""", MESSAGES / 10);
            }
            await().atMost(PATIENCE).until(() -> world.count("state = 'SENT'") == MESSAGES);

            Report report = receiver.report();
            assertThat(report.requests()).isEqualTo(MESSAGES);
            assertThat(report.accepted()).isEqualTo(MESSAGES);
        } finally {
            processes.forEach(ConfigurableApplicationContext::close);
        }
    }

    /** Nothing is taken for lost because the machine is slow. */
    private static ConfigurableApplicationContext started(TestServers servers) {
        return new SpringApplicationBuilder(MessageModule.class)
                .web(WebApplicationType.NONE)
                .run(ModuleProcess.arguments(
                                servers,
                                "message",
                                "messageRelay;messageDeliver;messageRedeliver",
                                "--nebengjek.message.relay.lease=5m",
                                "--nebengjek.message.relay.queue-time=30m")
                        .toArray(String[]::new));
    }
}
