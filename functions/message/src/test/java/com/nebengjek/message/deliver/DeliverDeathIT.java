package com.nebengjek.message.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.message.MessageWorld;
import com.nebengjek.message.ModuleProcess;
import com.nebengjek.receiver.Received;
import com.nebengjek.receiver.Receiver;
import com.nebengjek.testkit.ChildJvm;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that ends when a request was answered and its answer is not on record. */
@WithServers
class DeliverDeathIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CONSUMER = "message-deliver-message";

    private final TestServers servers;
    private final Receiver receiver = Receiver.start();
    private final List<Process> processes = new ArrayList<>();
    private MessageWorld world;
    private Connection nats;

    DeliverDeathIT(TestServers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void open() throws Exception {
        servers.startOver();
        world = new MessageWorld(servers, "message");
        nats = servers.nats().connect();
        world.run("INSERT INTO message.worker (running) VALUES (true) ON CONFLICT DO NOTHING");
        UUID endpoint = world.endpoint("sms", "SMS");
        world.run(
                "UPDATE message.endpoint SET url = ?, timeout_ms = 60000 WHERE endpoint_id = ?",
                receiver.url().toString(),
                endpoint);
    }

    @AfterEach
    void close() throws Exception {
        processes.forEach(Process::destroyForcibly);
        receiver.close();
        nats.close();
        world.close();
    }

    @Test
    void a_message_that_was_posted_by_a_killed_process_comes_again_with_the_same_id() throws Exception {
        Process killed = start();
        UUID message;
        try (java.sql.Connection lock = servers.database().connect()) {
            message = postedAndNotRecorded(lock);
            killed.destroyForcibly().waitFor();
            forgetWhatItHadAsked();
        }
        assertThat(world.state(message)).isEqualTo("SENDING");
        takeForDead(message);
        start();

        await().atMost(PATIENCE).until(() -> world.state(message).equals("SENT"));
        assertThat(receiver.received()).extracting(Received::id).containsExactly(message.toString(), message.toString());
        assertThat(world.text("SELECT attempts FROM message.message WHERE message_id = ?", message)).isEqualTo("1");
    }

    @Test
    void a_process_that_is_told_to_stop_records_what_was_posted() throws Exception {
        Process stopped = start();
        UUID message;
        try (java.sql.Connection lock = servers.database().connect()) {
            message = postedAndNotRecorded(lock);
            stopped.destroy();
            await("it to take nothing more")
                    .atMost(PATIENCE)
                    .until(() -> nats.jetStreamManagement().getConsumerInfo("MESSAGE", CONSUMER).getNumWaiting() == 0);
        }
        assertThat(stopped.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(stopped.exitValue()).isEqualTo(ChildJvm.STOPPED);
        assertThat(world.state(message)).isEqualTo("SENT");
        assertThat(receiver.received()).extracting(Received::id).containsExactly(message.toString());
        assertThat(nats.jetStreamManagement().getConsumerInfo("MESSAGE", CONSUMER).getNumAckPending()).isZero();
    }

    private Process start() throws IOException {
        Process process = ModuleProcess.start(
                servers,
                "message",
                "messageRelay;messageDeliver;messageRedeliver",
                "--nebengjek.message.relay.interval=200ms");
        processes.add(process);
        return process;
    }

    /** A message whose record waits for a lock. */
    private UUID postedAndNotRecorded(java.sql.Connection lock) throws SQLException {
        lock.setAutoCommit(false);
        lock.createStatement().execute("LOCK TABLE message.attempt IN EXCLUSIVE MODE");
        UUID message = world.message();
        await("its record to wait").atMost(PATIENCE).until(() -> waiting().size() == 1);
        assertThat(receiver.received()).extracting(Received::id).containsExactly(message.toString());
        return message;
    }

    private List<List<Object>> waiting() {
        return world.rows("""
                SELECT pid FROM pg_locks
                WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND relation = 'message.attempt'::regclass AND NOT granted""");
    }

    /** Else Postgres would still do it when it gets the lock, as it may happen to anybody who is killed. */
    private void forgetWhatItHadAsked() {
        waiting().forEach(row -> world.rows("SELECT pg_terminate_backend(?)", row.getFirst()));
        await().atMost(PATIENCE).until(() -> waiting().isEmpty());
    }

    /** As if its sender had been silent for longer than a request may take. */
    private void takeForDead(UUID message) {
        world.run("UPDATE message.message SET due_at = now() WHERE message_id = ?", message);
    }
}
