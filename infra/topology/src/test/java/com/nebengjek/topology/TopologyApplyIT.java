package com.nebengjek.topology;

import static com.nebengjek.topology.Topologies.orders;
import static com.nebengjek.topology.Topologies.ordersAndBilling;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.topology.Change.Difference;
import io.nats.client.Connection;
import io.nats.client.KeyValue;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyApplyIT extends ServerFixture {

    @Test
    void the_product_is_created_and_then_left_alone() throws Exception {
        Topology product = Topology.load();

        TopologyDiff first = apply(product);
        TopologyDiff second = apply(product);

        assertThat(first.created())
                .hasSize(product.streams().size() + product.durables().size() + product.buckets().size());
        assertThat(second.changes()).isEqualTo(second.unchanged()).hasSameSizeAs(first.changes());
    }

    @Test
    void a_diff_says_what_apply_will_do_and_changes_nothing() throws Exception {
        TopologyDiff diff = new TopologyApply(connection).diff(orders());

        assertThat(diff.created()).extracting(Change::name).containsExactly("ORDERS");
        assertThat(management().getStreamNames()).isEmpty();
    }

    @Test
    void a_changed_setting_is_updated_and_named() throws Exception {
        apply(orders("max-age: 2h"));

        TopologyDiff diff = apply(orders("max-age: 3h"));

        assertThat(diff.updated())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.differences()).containsExactly(new Difference("max-age", "2h", "3h")));
        assertThat(configuration("ORDERS").getMaxAge()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void settings_that_the_file_does_not_have_survive_an_update() throws Exception {
        management()
                .addStream(StreamConfiguration.builder()
                        .name("ORDERS")
                        .subjects("orders.placed.>")
                        .description("made by hand")
                        .denyDelete(true)
                        .build());

        apply(orders());

        assertThat(configuration("ORDERS").getDescription()).isEqualTo("made by hand");
        assertThat(configuration("ORDERS").getDenyDelete()).isTrue();
    }

    @Test
    void a_changed_consumer_keeps_its_position() throws Exception {
        apply(ordersAndBilling("retention: interest", "filters: [orders.paid.>]"));
        publish("orders.paid.1", "orders.paid.2");
        acknowledgeNext("billing-orders");

        TopologyDiff diff = apply(ordersAndBilling("retention: interest", "filters: [orders.paid.>]", "ack-wait: 30s"));

        assertThat(diff.updated()).extracting(Change::name).containsExactly("billing-orders");
        assertThat(waiting("billing-orders")).isEqualTo(1);
    }

    @Test
    void several_filters_are_one_wider_filter_where_a_server_knows_one_only() throws Exception {
        apply(ordersAndBilling("retention: limits", "filters: [orders.paid.>, orders.placed.>]"));

        List<String> filters = consumer("billing-orders").getFilterSubjects();

        assertThat(filters).isEqualTo(since210() ? List.of("orders.paid.>", "orders.placed.>") : List.of("orders.>"));
    }

    @Test
    void filters_of_a_consumer_can_be_added_and_removed() throws Exception {
        apply(ordersAndBilling("retention: limits", "filters: [orders.paid.>]"));
        apply(ordersAndBilling("retention: limits", "filters: [orders.paid.>, orders.placed.>]"));
        apply(ordersAndBilling("retention: limits", "filters: [orders.placed.>]"));

        assertThat(consumer("billing-orders").getFilterSubjects()).containsExactly("orders.placed.>");
    }

    @Test
    void a_server_that_was_just_started_can_be_updated(@TempDir Path own) throws Exception {
        Topology before = ordersAndBilling("retention: interest", "filters: [orders.>]");
        Topology after = ordersAndBilling("retention: interest", "filters: [orders.>]", "ack-wait: 30s");

        applyToServerOf(own, before);

        assertThat(applyToServerOf(own, after).updated()).hasSize(1);
        assertThat(applyToServerOf(own, after).isEmpty()).isTrue();
    }

    @Test
    void backoff_of_the_server_replaces_the_ack_wait_and_can_be_taken_back() throws Exception {
        Topology backoff =
                ordersAndBilling("retention: limits", "filters: [orders.>]", "max-deliver: 3", "backoff: [1s, 5s]");
        apply(backoff);
        assertThat(apply(backoff).isEmpty()).isTrue();

        apply(ordersAndBilling("retention: limits", "filters: [orders.>]", "max-deliver: 3"));

        assertThat(consumer("billing-orders").getBackoff()).isEmpty();
        assertThat(consumer("billing-orders").getAckWait()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_new_durable_begins_where_the_one_stands_that_it_replaces() throws Exception {
        apply(orders("retention: limits"));
        management()
                .addOrUpdateConsumer(
                        "ORDERS",
                        ConsumerConfiguration.builder().durable("old-billing").build());
        publish("orders.paid.1", "orders.paid.2", "orders.paid.3");
        acknowledgeNext("old-billing");
        acknowledgeNext("old-billing");

        Topology replaced = ordersAndBilling("retention: limits", "filters: [orders.paid.>]", "replaces: old-billing");
        apply(replaced);

        assertThat(waiting("billing-orders")).isEqualTo(1);
        assertThat(apply(replaced).isEmpty()).isTrue();
    }

    @Test
    void a_durable_whose_predecessor_is_gone_begins_as_any_other() throws Exception {
        apply(ordersAndBilling("retention: limits", "filters: [orders.paid.>]", "replaces: long-gone"));

        assertThat(consumer("billing-orders").getDeliverPolicy()).isEqualTo(DeliverPolicy.All);
    }

    @Test
    void a_bucket_keeps_values_as_the_client_library_expects() throws Exception {
        apply(Topology.parse("buckets: {attempts: {ttl: 1h}}"));

        KeyValue bucket = connection.keyValue("attempts");
        bucket.put("RIDE.payment-ride.7", "1");

        assertThat(bucket.get("RIDE.payment-ride.7").getValueAsString()).isEqualTo("1");
        assertThat(connection.keyValueManagement().getStatus("attempts").getTtl())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_bucket_that_the_client_library_made_needs_no_change() throws Exception {
        connection
                .keyValueManagement()
                .create(KeyValueConfiguration.builder("attempts")
                        .ttl(Duration.ofDays(7))
                        .maxBucketSize(100 << 20)
                        .build());

        assertThat(apply(Topology.parse("buckets: {attempts: {}}")).isEmpty()).isTrue();
    }

    private static TopologyDiff applyToServerOf(Path directory, Topology topology) throws Exception {
        try (NatsServer server = NatsServer.start(directory)) {
            Connection connected = server.connect();
            TopologyDiff applied = new TopologyApply(connected).apply(topology);
            connected.close();
            return applied;
        }
    }

    @Test
    void a_stream_of_ones_own_is_a_few_lines() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Topology own = Topology.parse(readme.substring(readme.indexOf("```yaml") + 7, readme.lastIndexOf("```")));

        apply(own);
        publish("notification.email.1", "notification.sms.1", "notification.push.1");

        assertThat(management().getStreamInfo("NOTIFICATIONS").getStreamState().getMsgCount())
                .isEqualTo(3);
        assertThat(management().getConsumerNames("NOTIFICATIONS")).containsExactly("notify-by-mail-notifications");
        assertThat(configuration("NOTIFICATIONS").getMaxAge()).isEqualTo(Duration.ofDays(7));
    }
}
