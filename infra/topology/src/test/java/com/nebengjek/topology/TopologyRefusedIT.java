package com.nebengjek.topology;

import static com.nebengjek.topology.Topologies.orders;
import static com.nebengjek.topology.Topologies.ordersAndBilling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.JetStreamOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyRefusedIT extends ServerFixture {

    @Test
    void a_change_of_retention_is_refused() throws Exception {
        apply(orders("retention: limits"));

        assertRefused(
                orders("retention: work-queue"), "ORDERS has retention limits and would become work-queue", "10052");
        assertThat(configuration("ORDERS").getRetentionPolicy()).isEqualTo(RetentionPolicy.Limits);
    }

    @Test
    void a_change_of_storage_is_refused() throws Exception {
        apply(orders("storage: memory"));

        assertRefused(orders("storage: file"), "is kept in memory and would move to file");
    }

    @Test
    void subjects_of_a_stream_that_is_not_in_the_file_are_refused() throws Exception {
        management()
                .addStream(StreamConfiguration.builder()
                        .name("EARLIER_ORDERS")
                        .subjects("orders.>")
                        .build());

        assertRefused(orders(), "orders.placed.>, which stream EARLIER_ORDERS of the server keeps already");
    }

    @Test
    void a_work_queue_that_somebody_else_reads_is_refused() throws Exception {
        apply(orders("retention: work-queue"));
        management()
                .addOrUpdateConsumer(
                        "ORDERS",
                        ConsumerConfiguration.builder()
                                .durable("stranger")
                                .filterSubject("orders.>")
                                .build());

        assertRefused(
                ordersAndBilling("retention: work-queue", "filters: [orders.paid.>]"),
                "of which consumer stranger reads [orders.>] (10100)");
    }

    @Test
    void replicas_without_a_cluster_are_refused() {
        assertRefused(orders("replicas: 3"), "ORDERS asks for 3 replicas, but the server is not part of a cluster");
    }

    @Test
    void streams_that_may_outgrow_the_storage_are_refused() {
        ResourceLimits small = ResourceLimits.of(Map.of("JETSTREAM_MAX_STORAGE", "1GB"));
        TopologyApply apply = new TopologyApply(connection, JetStreamOptions.defaultOptions(), small);

        assertThatThrownBy(() -> apply.apply(orders("max-bytes: 2GB")))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("2GB together, more than JETSTREAM_MAX_STORAGE allows (1GB)");
    }

    @Test
    void streams_in_memory_that_may_outgrow_it_are_refused() {
        assertRefused(orders("storage: memory", "max-bytes: 2GB"), "JETSTREAM_MAX_MEMORY");
    }

    @Test
    void limits_below_what_a_stream_holds_are_refused() throws Exception {
        apply(orders());
        publish("orders.paid.1", "orders.paid.1", "orders.paid.2");

        assertRefused(
                orders("max-messages: 2"), "ORDERS would lose events with max-messages 2, because it holds 3 events");
        assertRefused(orders("max-bytes: 20B"), "ORDERS would lose events with max-bytes 20B");
        assertRefused(orders("max-messages-per-subject: 1"), "because it holds 2 events of orders.paid.1");
    }

    @Test
    void a_shorter_age_is_refused_while_older_events_are_there() throws Exception {
        apply(orders());
        publish("orders.paid.1");
        Clock inTwoHours = Clock.fixed(Instant.now().plus(Duration.ofHours(2)), ZoneOffset.UTC);
        TopologyApply later = new TopologyApply(
                connection, JetStreamOptions.defaultOptions(), ResourceLimits.of(Map.of()), inTwoHours);

        assertThatThrownBy(() -> later.apply(orders("max-age: 1h")))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("ORDERS would lose events with max-age 1h, because it holds an event of 7");
        assertThat(later.apply(orders("max-age: 3h")).updated()).hasSize(1);
    }

    @Test
    void a_narrower_filter_is_refused_while_events_wait_that_only_it_keeps() throws Exception {
        apply(ordersAndBilling("retention: interest", "filters: [orders.>]"));
        publish("orders.placed.1");

        assertRefused(
                ordersAndBilling("retention: interest", "filters: [orders.paid.>]"),
                "billing-orders of stream ORDERS would give up subjects");
        assertThat(waiting("billing-orders")).isEqualTo(1);
    }

    @Test
    void what_a_consumer_was_created_with_for_good_is_not_changed() throws Exception {
        apply(ordersAndBilling("retention: limits", "filters: [orders.>]"));

        assertRefused(
                ordersAndBilling("retention: limits", "filters: [orders.>]", "deliver: new"),
                "billing-orders of stream ORDERS would change deliver all → new");
    }

    @Test
    void compression_is_refused_where_the_server_would_drop_it() throws Exception {
        if (since210()) {
            apply(orders("compression: s2"));
            assertThat(apply(orders("compression: s2")).isEmpty()).isTrue();
        } else {
            assertRefused(orders("compression: s2"), "drops in silence");
        }
    }

    @Test
    void everything_that_is_refused_is_said_at_once_and_nothing_is_changed() throws Exception {
        apply(orders("retention: limits"));
        Topology twoFaults = Topology.parse("""
            streams:
              FINE: {subjects: [fine.>]}
              ORDERS: {subjects: [orders.placed.>, orders.paid.>], retention: interest, storage: memory}
            """);

        assertThatThrownBy(() -> apply(twoFaults))
                .isInstanceOfSatisfying(
                        TopologyRefused.class,
                        refused -> assertThat(refused.reasons()).hasSize(2));
        assertThat(management().getStreamNames()).containsExactly("ORDERS");
    }

    private static void assertRefused(Topology topology, String... says) {
        assertThatThrownBy(() -> apply(topology))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContainingAll(says);
    }
}
