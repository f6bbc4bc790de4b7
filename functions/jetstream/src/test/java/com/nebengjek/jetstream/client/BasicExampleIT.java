package com.nebengjek.jetstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.Published;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class BasicExampleIT {

    @Test
    void a_stream_keeps_what_is_published_and_a_consumer_reads_it(TestServers servers) throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url())) {
            client.createRetryStores();
            client.streams().createOrUpdate(Defaults.stream("ORDERS", "order.>").build());
            client.consumers("ORDERS").createOrUpdate(Defaults.consumer("billing", "order.placed.*").build());

            Published first = client.publish(Outgoing.to("order.placed.1").data("teh").id("order-1"));
            Published again = client.publish(Outgoing.to("order.placed.1").data("teh").id("order-1"));
            client.publish(Outgoing.to("order.placed.2").data("kopi").header("tenant", "jakarta"));

            assertThat(first).isEqualTo(new Published("ORDERS", 1, false));
            assertThat(again).isEqualTo(new Published("ORDERS", 1, true));

            DurableConsumer billing = client.consumer("ORDERS", "billing");
            List<String> billed = new ArrayList<>();
            int handled = billing.processBatch(
                    2, Duration.ofSeconds(5), batch -> batch.forEach(order -> billed.add(order.text())));

            assertThat(handled).isEqualTo(2);
            assertThat(billed).containsExactly("teh", "kopi");
        }
    }

    @Test
    void a_message_id_is_what_the_caller_says_and_never_made_up(TestServers servers) throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url())) {
            client.streams().createOrUpdate(Defaults.stream("NOTES", "note.>").build());

            client.publish(Outgoing.to("note.1").id("note-1"));
            client.publish(Outgoing.to("note.1"));
            client.publish(Outgoing.to("note.1"));

            List<String> ids = new ArrayList<>();
            client.replay("NOTES").forEach(note -> ids.add(note.header("Nats-Msg-Id").orElse("none")));
            assertThat(ids).containsExactly("note-1", "none", "none");
        }
    }

    @Test
    void what_was_read_can_be_read_again_in_order(TestServers servers) throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url())) {
            client.streams().createOrUpdate(Defaults.stream("STEPS", "step.>").build());
            for (int i = 1; i <= 5; i++) {
                client.publish(Outgoing.to(i % 2 == 0 ? "step.even" : "step.odd").data("step " + i));
            }

            List<String> read = new ArrayList<>();
            client.replay("STEPS").fromSequence(3).forEach(step -> read.add(step.text()));
            long even = client.replay("STEPS").filter("step.even").forEach(step -> {});
            long none = client.replay("STEPS").filter("step.none").forEach(step -> {});

            assertThat(read).containsExactly("step 3", "step 4", "step 5");
            assertThat(even).isEqualTo(2);
            assertThat(none).isZero();
        }
    }
}
