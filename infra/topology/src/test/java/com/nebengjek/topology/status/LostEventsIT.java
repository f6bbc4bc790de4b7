package com.nebengjek.topology.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.topology.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.PurgeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostEventsIT {

    @TempDir
    private static Path directory;

    private static NatsServer server;
    private static Connection connection;
    private static JetStreamManagement management;
    private static int streams;

    /** Another one for each test: a server may remember the sequences of a stream that was just deleted. */
    private final String stream = "ORDERS_" + ++streams;

    @BeforeAll
    static void start() throws Exception {
        server = NatsServer.start(directory);
        connection = server.connect();
        management = connection.jetStreamManagement();
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        server.close();
    }

    @AfterEach
    void forget() throws Exception {
        management.deleteStream(stream);
    }

    @ParameterizedTest
    @EnumSource(RetentionPolicy.class)
    void what_is_acknowledged_is_not_lost(RetentionPolicy retention) throws Exception {
        orders(retention, 100);
        billing();
        publish("orders.paid.1", "orders.paid.2");
        take(2, true);
        management.purgeStream(stream);

        assertThat(lost()).isEqualTo(new LostEvents(0, 0));
    }

    @ParameterizedTest
    @EnumSource(value = RetentionPolicy.class, names = {"Limits", "Interest"})
    void what_a_limit_removes_before_it_was_handed_out_is_lost(RetentionPolicy retention) throws Exception {
        orders(retention, 2);
        billing();
        publish("orders.paid.1", "orders.paid.2", "orders.paid.3", "orders.paid.4", "orders.paid.5");

        assertThat(lost()).isEqualTo(new LostEvents(3, 3));
    }

    @Test
    void what_was_gone_before_a_consumer_was_made_is_none_of_its() throws Exception {
        orders(RetentionPolicy.Limits, 2);
        publish("orders.paid.1", "orders.paid.2", "orders.paid.3");
        management.purgeStream(stream);
        billing();
        publish("orders.paid.4");

        assertThat(lost()).isEqualTo(new LostEvents(0, 0));
    }

    @Test
    void what_may_have_been_for_somebody_else_is_counted_as_possible() throws Exception {
        orders(RetentionPolicy.Limits, 2);
        billing("orders.paid.*");
        publish("orders.placed.1", "orders.placed.2", "orders.paid.3", "orders.paid.4", "orders.paid.5");

        assertThat(lost().possible()).isBetween(1L, 3L);
        assertThat(lost().certain()).isZero();
    }

    @Test
    void a_consumer_that_waits_for_nothing_has_lost_nothing() throws Exception {
        orders(RetentionPolicy.Limits, 2);
        billing("orders.paid.*");
        publish("orders.placed.1", "orders.placed.2", "orders.placed.3");
        management.purgeStream(stream, PurgeOptions.subject("orders.placed.*"));

        assertThat(lost()).isEqualTo(new LostEvents(0, 0));
    }

    private void orders(RetentionPolicy retention, long maxMessages) throws Exception {
        management.addStream(StreamConfiguration.builder()
                .name(stream)
                .subjects("orders.*.*")
                .retentionPolicy(retention)
                .maxMessages(maxMessages)
                .build());
    }

    private void billing(String... filters) throws Exception {
        management.addOrUpdateConsumer(
                stream,
                ConsumerConfiguration.builder()
                        .durable("billing")
                        .filterSubjects(filters)
                        .build());
    }

    private LostEvents lost() throws Exception {
        return LostEvents.of(management.getStreamInfo(stream), management.getConsumerInfo(stream, "billing"));
    }

    private static void publish(String... subjects) throws Exception {
        for (String subject : subjects) {
            connection.jetStream().publish(subject, "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void take(int count, boolean acknowledge) throws Exception {
        var subscription = connection.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, "billing"));
        List<Message> messages = subscription.fetch(count, Duration.ofSeconds(5));
        assertThat(messages).hasSize(count);
        for (Message message : messages) {
            if (acknowledge) {
                message.ackSync(Duration.ofSeconds(5));
            }
        }
        subscription.unsubscribe();
    }
}
