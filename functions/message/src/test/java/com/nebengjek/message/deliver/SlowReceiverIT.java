package com.nebengjek.message.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.message.MessageWorld;
import com.nebengjek.message.ModuleProcess;
import com.nebengjek.receiver.Receiver;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.sun.tools.attach.VirtualMachine;
import io.nats.client.Connection;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.UUID;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 50,000 messages for an endpoint that takes some 60 of them a second: what they hold, and what passes them. */
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowReceiverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(80);
    private static final int MESSAGES = 50_000;
    /** So many answers that others have been to the deliverer and back. */
    private static final int ENOUGH = 500;
    /** To an endpoint, of each of the two functions. */
    private static final int CONNECTIONS = 64;
    /** The pool, and the one that listens. */
    private static final int SESSIONS = 4 + 1;
    /** Orders that a function has in flight, and as many whose acknowledgement the server has not seen yet. */
    private static final int UNDER_WAY = 2 * 512;
    /** What the relay lets out of the table, the batches that are on their way then, and what is back and not acknowledged. */
    private static final int QUEUED = 1000 + 2 * 100 + UNDER_WAY;
    private static final long MEGABYTE = 1024 * 1024;

    private final Receiver slow = Receiver.start("--script", "200,delay=1s");
    private final Receiver quick = Receiver.start();
    private MessageWorld world;
    private Connection nats;
    private Process process;
    private JMXConnector jvm;
    private MemoryMXBean memory;

    @BeforeAll
    void start(TestServers servers) throws Exception {
        world = new MessageWorld(servers, "message");
        nats = servers.nats().connect();
        endpoint("slow", "SMS", slow);
        endpoint("quick", "PUSH", quick);
        process = ModuleProcess.start(servers, "message", "messageRelay;messageDeliver;messageRedeliver");
        awaitSent(world.message("channel", "PUSH"));
        jvm = connected(process);
        memory = ManagementFactory.newPlatformMXBeanProxy(
                jvm.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    private void endpoint(String name, String channel, Receiver receiver) {
        world.run(
                "UPDATE message.endpoint SET url = ?, timeout_ms = 60000 WHERE endpoint_id = ?",
                receiver.url().toString(),
                world.endpoint(name, channel));
    }

    private static JMXConnector connected(Process process) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    @AfterAll
    void stop() throws Exception {
        jvm.close();
        process.destroyForcibly().waitFor();
        slow.close();
        quick.close();
        nats.close();
        world.close();
    }

    @Test
    void what_is_held_is_bounded_and_what_is_for_others_passes() throws Exception {
        long heap = heap();
        world.run("""
                INSERT INTO message.message (channel, recipient, content)
                SELECT 'SMS', '+62812' || n, 'Your driver is here.' FROM generate_series(1, ?) AS n""", MESSAGES);

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            assertBounded();
            return slow.report().accepted() > ENOUGH;
        });
        awaitSent(world.message("channel", "PUSH", "priority", 9));
        awaitSent(world.message("channel", "PUSH"));
        assertThat(world.count("turn > 0")).as("those that the deliverers have seen").isLessThan(MESSAGES / 5);
        assertThat(heap() - heap).as("bytes that 50,000 messages hold").isLessThan(32 * MEGABYTE);
        assertThat(world.count("state IN ('PENDING', 'QUEUED', 'SENDING')")).as("those still to come").isGreaterThan(MESSAGES / 2);
        assertThat(world.count("state IN ('RETRY', 'DEAD')")).as("those that failed").isZero();
        assertThat(slow.report().duplicates()).as(this::requestsWithoutSuccess).isZero();
    }

    private String requestsWithoutSuccess() {
        return "those sent twice; what other requests came to: "
                + world.rows("SELECT error, count(*) FROM message.attempt WHERE outcome <> 'SENT' GROUP BY error");
    }

    private void assertBounded() throws Exception {
        assertThat(slow.report().connections()).as("connections to the slow endpoint").isLessThanOrEqualTo(2 * CONNECTIONS);
        assertThat(Long.parseLong(world.text("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND usename = 'nebengjek_message'""")))
                .as("sessions of the database")
                .isLessThanOrEqualTo(SESSIONS);
        for (String consumer : new String[] {"message-deliver-message", "message-redeliver-message"}) {
            assertThat(nats.jetStreamManagement().getConsumerInfo("MESSAGE", consumer).getNumAckPending())
                    .as("orders under way of " + consumer)
                    .isLessThanOrEqualTo(UNDER_WAY);
        }
        assertThat(nats.jetStreamManagement().getStreamInfo("MESSAGE").getStreamState().getMsgCount())
                .as("orders in the stream")
                .isLessThanOrEqualTo(QUEUED);
    }

    private void awaitSent(UUID message) {
        await().atMost(PATIENCE).until(() -> world.state(message).equals("SENT"));
    }

    private long heap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
