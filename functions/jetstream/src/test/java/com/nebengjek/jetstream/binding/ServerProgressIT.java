package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.jetstream.StreamProgress.Point;
import com.nebengjek.jetstream.StreamUnavailable;
import com.nebengjek.jetstream.client.Defaults;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.PullSubscribeOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class ServerProgressIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    private Connection connection;
    private ServerProgress progress;

    @BeforeEach
    void three_orders_of_whom_one_is_billed(TestServers servers) throws Exception {
        connection = servers.nats().connect();
        JetStreamManagement streams = connection.jetStreamManagement();
        for (String name : streams.getStreamNames()) {
            streams.deleteStream(name);
        }
        streams.addStream(Defaults.stream("ORDERS", "order.>").build());
        streams.addOrUpdateConsumer("ORDERS", Defaults.consumer("bill-orders", "order.placed.>").build());
        for (int order = 0; order < 3; order++) {
            connection.jetStream().publish("order.placed." + order, new byte[0]);
        }
        acknowledge(1);
        progress = new ServerProgress(connection, "$JS.API");
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    @Test
    void a_function_has_come_as_far_as_it_has_acknowledged() {
        assertThat(progress.of("bill", "ORDERS").block(SOON)).isEqualTo(new Point(3, 1));
    }

    @Test
    void a_function_with_nothing_left_to_do_has_come_to_the_end_whoever_else_s_events_are_there() throws Exception {
        acknowledge(2);
        connection.jetStream().publish("order.cancelled.0", new byte[0]);

        assertThat(progress.of("bill", "ORDERS").block(SOON)).isEqualTo(new Point(4, 4));
    }

    @Test
    void an_ordered_function_has_come_as_far_as_the_partition_that_is_furthest_behind() throws Exception {
        connection.jetStreamManagement().addStream(Defaults.stream("TRIPS", "trip.>")
                .metadata(Map.of("nebengjek.follow.partitions", "2"))
                .build());
        for (int partition = 0; partition < 2; partition++) {
            connection.jetStreamManagement().addOrUpdateConsumer(
                    "TRIPS", Defaults.consumer("follow-trips-" + partition, "trip.moved.*." + partition).build());
        }
        for (int event = 0; event < 6; event++) {
            connection.jetStream().publish("trip.moved.%d.%d".formatted(event, event % 2), new byte[0]);
        }

        acknowledge(2, "TRIPS", "follow-trips-0");
        assertThat(progress.of("follow", "TRIPS").block(SOON)).isEqualTo(new Point(6, 0));
        acknowledge(3, "TRIPS", "follow-trips-1");
        assertThat(progress.of("follow", "TRIPS").block(SOON)).isEqualTo(new Point(6, 3));
        acknowledge(1, "TRIPS", "follow-trips-0");
        assertThat(progress.of("follow", "TRIPS").block(SOON)).isEqualTo(new Point(6, 6));
    }

    @Test
    void an_error_of_the_server_is_an_outage_and_not_the_fault_of_who_asked() {
        assertThatThrownBy(() -> progress.of("send", "ORDERS").block(SOON))
                .isInstanceOf(StreamUnavailable.class)
                .hasMessageContaining("CONSUMER.INFO.ORDERS.send-orders");
    }

    private void acknowledge(int events) throws Exception {
        acknowledge(events, "ORDERS", "bill-orders");
    }

    private void acknowledge(int events, String stream, String durable) throws Exception {
        var subscription = connection.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, durable));
        for (var message : subscription.fetch(events, SOON)) {
            message.ackSync(SOON);
        }
        subscription.unsubscribe();
    }
}
