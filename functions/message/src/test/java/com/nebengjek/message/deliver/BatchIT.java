package com.nebengjek.message.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MessageSend;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a batch of orders costs the database. */
@WithServers
class BatchIT {

    static {
        NothingBlocks.install();
    }

    private static final int BATCH = 50;
    private static final int OTHERS = 5_000;

    private final TestServers servers;
    private DeliverWorld world;

    BatchIT(TestServers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void start() throws Exception {
        world = new DeliverWorld(servers);
        world.tables.clear();
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @Test
    void a_batch_reads_its_own_rows_however_many_wait() {
        UUID endpoint = world.endpoint("sms");
        IntStream.range(0, BATCH).forEach(i -> world.message(endpoint));
        others(endpoint, "SENT");
        theDatabaseKnowsOfFewThatWait();
        others(endpoint, "QUEUED");
        List<MessageSend> orders = world.claim();

        long read = world.tables.messagesReadBy(() -> world.deliver(orders));

        assertThat(world.tables.count("sent_at IS NOT NULL")).isEqualTo(BATCH);
        assertThat(read).isLessThan(10 * BATCH);
    }

    private void others(UUID endpoint, String state) {
        world.tables.run("""
                INSERT INTO message.message (channel, recipient, content, endpoint_id, state, due_at)
                SELECT 'SMS', '+62812' || n, 'Later', ?, ?, now() + interval '1 h'
                FROM generate_series(1, ?) AS n""", endpoint, state, OTHERS);
    }

    private void theDatabaseKnowsOfFewThatWait() {
        world.tables.run("VACUUM ANALYZE message.message");
    }
}
