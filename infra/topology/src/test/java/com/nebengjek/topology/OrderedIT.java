package com.nebengjek.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions that keep the order of a stream, and functions with a rate. */
class OrderedIT extends ServerFixture {

    private static Topology ordered(int partitions) {
        return billing("limits", partitions, "ordered: true");
    }

    private static Topology billing(String retention, int partitions, String function) {
        return Topology.parse("""
            streams:
              ORDERS:
                subjects: [orders.placed.>, orders.paid.>]
                retention: %s
                partitions: %d
            functions:
              billing:
                %s
                consumers:
                  ORDERS: {filters: [orders.paid.>]}
            buckets:
              rates: {}
            """.formatted(retention, partitions, function));
    }

    @Test
    void old_servers_are_refused_with_what_to_do() throws Exception {
        assumeTrue(!since210(), "for servers before 2.10");

        assertThatThrownBy(() -> apply(ordered(4)))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("take `ordered` out, or upgrade the server to 2.10");
        assertThatThrownBy(() -> apply(billing("limits", 4, "rate: 50")))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("take `rate` out, or upgrade the server to 2.10");
    }

    @Test
    void each_partition_has_a_durable_that_hands_out_one_event_at_a_time() throws Exception {
        assumeTrue(since210(), "for servers from 2.10 on");

        apply(ordered(4));

        assertThat(ordered(4).durables())
                .containsExactly("billing-orders-0", "billing-orders-1", "billing-orders-2", "billing-orders-3");
        assertThat(consumer("billing-orders-3").getMaxAckPending()).isEqualTo(1);
        assertThat(consumer("billing-orders-3").getFilterSubjects()).containsExactly("orders.paid.*.*.3");
        assertThat(configuration("ORDERS").getMetadata()).containsEntry("nebengjek.billing.partitions", "4");
        assertThat(apply(ordered(4)).isEmpty()).isTrue();
    }

    @Test
    void every_event_is_in_exactly_one_partition_whether_it_has_an_id_or_came_before() throws Exception {
        assumeTrue(since210(), "for servers from 2.10 on");
        apply(billing("limits", 4, "ordered: false"));
        publish("orders.paid.shop.1", "orders.paid.shop.2");
        management().deleteConsumer("ORDERS", "billing-orders");

        apply(ordered(4));
        publish("orders.paid.shop");
        publish(IntStream.range(0, 97).mapToObj("orders.paid.shop.%d"::formatted).toArray(String[]::new));

        assertThat(waitingForAll(4)).isEqualTo(100);
    }

    @Test
    void a_function_that_becomes_ordered_goes_on_where_it_stands_and_so_does_one_that_ceases_to_be() throws Exception {
        assumeTrue(since210(), "for servers from 2.10 on");
        apply(billing("limits", 4, "ordered: false"));
        publish("orders.paid.shop.1", "orders.paid.shop.2");
        acknowledgeNext("billing-orders");

        apply(ordered(4));
        assertThat(waitingForAll(4)).isEqualTo(1);

        acknowledgeNext("billing-orders-0");
        management().deleteConsumer("ORDERS", "billing-orders");
        apply(billing("limits", 4, "ordered: false"));
        assertThat(waiting("billing-orders")).isZero();
        assertThat(configuration("ORDERS").getSubjectTransform()).isNull();
    }

    @Test
    void the_division_is_not_changed_while_events_wait_for_it() throws Exception {
        assumeTrue(since210(), "for servers from 2.10 on");
        apply(ordered(4));
        publish("orders.paid.shop.1");

        assertThatThrownBy(() -> apply(ordered(8)))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("while 1 events wait for consumer billing-orders-");

        acknowledgeTheOneThatWaits();
        assertThat(apply(ordered(8)).created()).hasSize(4);
        assertThat(configuration("ORDERS").getMetadata()).containsEntry("nebengjek.billing.partitions", "8");
    }

    @Test
    void a_stream_of_exact_subjects_is_divided_too() throws Exception {
        assumeTrue(since210(), "for servers from 2.10 on");
        for (String retention : List.of("interest", "work-queue")) {
            Topology exact = Topology.parse("""
                streams:
                  ORDERS: {subjects: [orders.paid.*, orders.paid.*.*], retention: %s, partitions: 2}
                functions:
                  billing:
                    ordered: true
                    consumers:
                      ORDERS: {filters: [orders.paid.>]}
                """.formatted(retention));

            apply(exact);
            publish("orders.paid.shop", "orders.paid.shop.1", "orders.paid.shop.2", "orders.paid.shop.3");

            assertThat(waitingForAll(2)).isEqualTo(4);
            forgetStreams();
        }
    }

    @Test
    void a_rate_is_told_by_the_streams_of_its_function() throws Exception {
        assumeTrue(since210(), "for servers from 2.10 on");

        apply(billing("limits", 8, "rate: 50\n    burst: 100"));

        assertThat(configuration("ORDERS").getMetadata())
                .containsEntry("nebengjek.billing.rate", "50")
                .containsEntry("nebengjek.billing.burst", "100");
        apply(billing("limits", 8, "ordered: false"));
        assertThat(configuration("ORDERS").getMetadata()).doesNotContainKey("nebengjek.billing.rate");
    }

    private static long waitingForAll(int partitions) throws Exception {
        long waiting = 0;
        for (int partition = 0; partition < partitions; partition++) {
            waiting += waiting("billing-orders-" + partition);
        }
        return waiting;
    }

    private static void acknowledgeTheOneThatWaits() throws Exception {
        for (int partition = 0; partition < 4; partition++) {
            if (waiting("billing-orders-" + partition) > 0) {
                acknowledgeNext("billing-orders-" + partition);
            }
        }
    }
}
