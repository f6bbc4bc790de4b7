package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three processes that are killed under load are {@code FaultsIT}'s of infra/bench. */
@WithServers(topology = false)
class KilledProcessIT {

    private final List<Process> workers = new ArrayList<>();
    private String url = "";
    private Shop shop;

    @BeforeEach
    void open(TestServers servers) throws Exception {
        url = servers.nats().url();
        shop = new Shop(url);
    }

    @AfterEach
    void close() throws Exception {
        workers.forEach(Process::destroyForcibly);
        shop.close();
    }

    @Test
    void a_process_that_is_told_to_stop_answers_for_everything_it_holds_before_it_ends() throws Exception {
        shop.durable(Shop.DURABLE, Duration.ofHours(1));
        Process worker = WorkerProcess.start(url);
        workers.add(worker);
        for (int i = 0; i < 3_000; i++) {
            shop.order("customer" + i % 100, i);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> shop.count("BILLS") > 0);

        worker.destroy();
        worker.onExit().get(60, TimeUnit.SECONDS);

        workers.add(WorkerProcess.start(url));
        await().atMost(Duration.ofMinutes(2)).until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(3_000);
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }

    @Test
    void an_event_that_kills_every_process_becomes_a_dead_letter_and_its_neighbours_do_not() throws Exception {
        shop.order("killer", WorkerProcess.DEADLY);
        for (int i = 0; i < 50; i++) {
            shop.order("customer" + i, i);
        }

        workers.add(WorkerProcess.start(url));
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            if (!workers.getLast().isAlive()) {
                workers.add(WorkerProcess.start(url));
            }
            return shop.nothingOpen();
        });

        assertThat(shop.count("BILLS")).isEqualTo(50);
        List<Message> dead = shop.messages("DEAD_LETTER");
        assertThat(dead).hasSize(1);
        assertThat(dead.getFirst().getHeaders().getFirst("dead-reason")).contains("ended its process 3 times");
    }
}
