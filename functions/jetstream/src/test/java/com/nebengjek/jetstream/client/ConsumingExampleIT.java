package com.nebengjek.jetstream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class ConsumingExampleIT {

    private static final ConsumeSettings QUICK =
            ConsumeSettings.DEFAULTS.backoff(Duration.ofMillis(20), Duration.ofMillis(100));

    private final JetStreamClient client;
    private final DurableConsumer billing;

    ConsumingExampleIT(TestServers servers) throws Exception {
        client = JetStreamClient.connect(servers.nats().url());
        client.streams().delete("ORDERS");
        client.streams().delete("DEAD_LETTER");
        client.streams().createOrUpdate(Defaults.stream("ORDERS", "order.>").build());
        client.consumers("ORDERS").createOrUpdate(Defaults.consumer("billing").build());
        client.createRetryStores();
        billing = client.consumer("ORDERS", "billing");
    }

    @AfterEach
    void close() {
        client.close();
    }

    private List<Received> deadLetters() throws Exception {
        List<Received> dead = new ArrayList<>();
        client.replay("DEAD_LETTER").forEach(dead::add);
        return dead;
    }

    private boolean nothingOpen() throws Exception {
        return billing.pending() == 0 && billing.ackPending() == 0;
    }

    @Test
    void what_the_handler_returns_from_is_acknowledged() throws Exception {
        Queue<String> billed = new ConcurrentLinkedQueue<>();

        try (Consuming _ = billing.consume(order -> billed.add(order.text()))) {
            client.publish(Outgoing.to("order.placed.1").data("teh"));
            client.publish(Outgoing.to("order.placed.2").data("kopi"));

            await().until(this::nothingOpen);
            assertThat(billed).containsExactlyInAnyOrder("teh", "kopi");
            assertThat(billing.isActive()).isTrue();
        }

        await().until(() -> !billing.isActive());
    }

    @Test
    void what_the_handler_throws_at_is_tried_again_while_its_subject_waits() throws Exception {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        Queue<String> billed = new ConcurrentLinkedQueue<>();
        client.publish(Outgoing.to("order.placed.1").data("first"));
        client.publish(Outgoing.to("order.placed.1").data("second"));

        try (Consuming _ = billing.consume(order -> {
            if (tries.merge(order.text(), 1, Integer::sum) == 1) {
                throw new IllegalStateException("printer on fire");
            }
            billed.add(order.text());
        }, QUICK)) {
            await().until(this::nothingOpen);
        }

        assertThat(billed).containsExactly("first", "second");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void what_keeps_failing_is_a_dead_letter_and_what_is_invalid_is_one_at_once() throws Exception {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        client.publish(Outgoing.to("order.placed.1").data("fails").header("tenant", "jakarta"));
        client.publish(Outgoing.to("order.placed.2").data("invalid"));

        try (Consuming _ = billing.consume(order -> {
            tries.merge(order.text(), 1, Integer::sum);
            if (order.text().equals("invalid")) {
                throw new InvalidData("amount", "must not be negative");
            }
            throw new IllegalStateException("printer on fire");
        }, QUICK.attempts(4))) {
            await().until(this::nothingOpen);
        }

        assertThat(tries).isEqualTo(Map.of("fails", 4, "invalid", 1));
        assertThat(deadLetters())
                .extracting(Received::subject, Received::text, dead -> dead.header("dead-reason").orElse(""))
                .satisfiesExactlyInAnyOrder(
                        fails -> assertThat(fails.toString())
                                .contains("dead.ORDERS.billing", "fails", "failed 4 times", "printer on fire"),
                        invalid -> assertThat(invalid.toString()).contains("invalid: amount: must not be negative"));
    }

    @Test
    void a_handler_that_takes_too_long_is_interrupted_and_tried_again() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Queue<Long> tries = new ConcurrentLinkedQueue<>();
        client.publish(Outgoing.to("order.placed.1"));

        try (Consuming _ = billing.consume(order -> {
            tries.add(order.deliveries());
            if (tries.size() == 1) {
                never.await();
            }
        }, QUICK.timeout(Duration.ofMillis(300)))) {
            await().until(this::nothingOpen);
        }

        assertThat(tries).containsExactly(1L, 1L);
    }

    @Test
    void stopping_lets_the_handler_finish_and_leaves_the_rest_to_others() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Queue<String> billed = new ConcurrentLinkedQueue<>();
        for (int i = 1; i <= 3; i++) {
            client.publish(Outgoing.to("order.placed").data("order " + i));
        }
        Consuming consuming = billing.consume(order -> {
            started.countDown();
            stopping.await();
            billed.add(order.text());
        });
        started.await();

        Thread stop = Thread.ofVirtual().start(consuming::stop);
        await().until(() -> !billing.isActive());
        stopping.countDown();
        stop.join();

        assertThat(billed).containsExactly("order 1");
        billing.processBatch(
                10, Duration.ofSeconds(5), rest -> rest.forEach(order -> billed.add(order.text())));
        assertThat(billed).containsExactlyInAnyOrder("order 1", "order 2", "order 3");
        assertThat(nothingOpen()).isTrue();
    }

    @Test
    void a_batch_loses_only_its_guilty_message() throws Exception {
        Queue<List<String>> batches = new ConcurrentLinkedQueue<>();
        for (int i = 1; i <= 4; i++) {
            client.publish(Outgoing.to("order.placed." + i).data(i == 3 ? "guilty" : "order " + i));
        }

        int handled = billing.processBatch(4, Duration.ofSeconds(5), batch -> {
            batches.add(batch.stream().map(Received::text).toList());
            if (batch.stream().anyMatch(order -> order.text().equals("guilty"))) {
                throw new IllegalStateException("printer on fire");
            }
        }, QUICK);

        assertThat(handled).isEqualTo(4);
        assertThat(nothingOpen()).isTrue();
        assertThat(batches.peek()).containsExactly("order 1", "order 2", "guilty", "order 4");
        assertThat(batches).contains(List.of("order 1", "order 2"), List.of("order 4"));
        assertThat(batches.stream().filter(List.of("guilty")::equals)).hasSize(3);
        assertThat(deadLetters()).extracting(Received::text).containsExactly("guilty");
    }
}
