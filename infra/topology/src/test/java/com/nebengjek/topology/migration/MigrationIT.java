package com.nebengjek.topology.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.topology.NatsServer;
import com.nebengjek.topology.StreamSettings;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import com.nebengjek.topology.TopologyRefused;
import com.nebengjek.topology.stored.StoredEvents;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationIT {

    private static final Duration PACE = Duration.ofMillis(5);

    @TempDir
    private static Path directory;

    private static NatsServer server;
    private static Connection connection;
    private static JetStreamManagement management;

    @TempDir
    private Path files;

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

    @BeforeEach
    @AfterEach
    void forgetStreams() throws Exception {
        for (String stream : management.getStreamNames()) {
            management.deleteStream(stream);
        }
    }

    @Test
    void a_plan_says_what_is_in_the_way_and_changes_nothing() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Limits, "orders.>");
        publish("orders.paid.1", "orders.placed.1");

        MigrationPlan plan = migration(orders("retention: limits")).plan();

        assertThat(plan.moves()).singleElement().satisfies(move -> {
            assertThat(move.from()).isEqualTo("ORDERS_STREAM");
            assertThat(move.into()).containsExactly("ORDERS");
            assertThat(move.events()).isEqualTo(2);
        });
        assertThat(management.getStreamNames()).containsExactly("ORDERS_STREAM");
        assertThat(subjects("ORDERS_STREAM")).containsExactly("orders.>");
    }

    @Test
    void events_move_in_their_order_and_the_earlier_stream_stays() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Limits, "orders.>");
        publish("orders.paid.1", "orders.placed.1", "orders.paid.2");

        migrate(orders("retention: limits"));

        assertThat(held("ORDERS")).containsExactly("orders.paid.1", "orders.placed.1", "orders.paid.2");
        assertThat(subjects("ORDERS")).containsExactlyInAnyOrder("orders.placed.>", "orders.paid.>");
        assertThat(held("ORDERS_STREAM")).hasSize(3);
        assertThat(migration(orders("retention: limits")).plan().moves()).isEmpty();
    }

    @Test
    void a_consumer_of_an_interest_stream_is_handed_all_that_moved() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Interest, "orders.>");
        durable("ORDERS_STREAM", "earlier-billing");
        publish("orders.paid.1", "orders.placed.1", "orders.paid.2");

        migrate(orders("retention: interest"));

        assertThat(next("ORDERS", "billing-orders", 2)).containsExactly("orders.paid.1", "orders.paid.2");
        assertThat(management.getConsumerNames("ORDERS")).containsExactly("billing-orders");
        assertThat(management.getConsumerNames("ORDERS_STREAM")).containsExactly("earlier-billing");
    }

    @Test
    void an_earlier_subscriber_goes_on_getting_new_events() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Interest, "orders.>");
        durable("ORDERS_STREAM", "earlier-billing");
        publish("orders.paid.1");

        migrate(orders("retention: interest"));
        publish("orders.paid.2");

        assertThat(next("ORDERS_STREAM", "earlier-billing", 2)).containsExactly("orders.paid.1", "orders.paid.2");
        assertThat(next("ORDERS", "billing-orders", 2)).containsExactly("orders.paid.1", "orders.paid.2");
    }

    @Test
    void a_consumer_goes_on_where_the_durable_stood_that_it_replaces() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Limits, "orders.>");
        publish("orders.paid.1", "orders.paid.2", "orders.paid.3");
        durable("ORDERS_STREAM", "earlier-billing");
        next("ORDERS_STREAM", "earlier-billing", 2);

        migrate(orders("retention: limits", "replaces: earlier-billing"));

        assertThat(next("ORDERS", "billing-orders", 1)).containsExactly("orders.paid.3");
    }

    @Test
    void one_earlier_stream_is_split_and_two_are_joined() throws Exception {
        earlier("EVERYTHING", RetentionPolicy.Limits, "orders.>", "users.>");
        earlier("MORE_USERS", RetentionPolicy.Limits, "visitors.>");
        publish("orders.paid.1", "users.new.1", "visitors.new.1", "orders.paid.2");

        migrate(Topology.load(file("""
            streams:
              ORDERS: {subjects: [orders.>]}
              USERS: {subjects: [users.>, visitors.>]}
            """)));

        assertThat(held("ORDERS")).containsExactly("orders.paid.1", "orders.paid.2");
        assertThat(held("USERS")).containsExactlyInAnyOrder("users.new.1", "visitors.new.1");
    }

    @Test
    void events_with_one_message_id_all_arrive() throws Exception {
        management.addStream(StreamConfiguration.builder()
                .name("ORDERS_STREAM")
                .subjects("orders.>")
                .duplicateWindow(Duration.ofMillis(100))
                .build());
        publishAs("user-7", "orders.paid.1");
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            publishAs("user-7", "orders.paid.2");
            assertThat(held("ORDERS_STREAM")).hasSize(2);
        });

        migrate(orders("retention: limits"));

        assertThat(held("ORDERS")).containsExactlyInAnyOrder("orders.paid.1", "orders.paid.2");
    }

    @Test
    void what_earlier_subscribers_of_a_work_queue_finish_is_not_handed_out_again() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.WorkQueue, "orders.>");
        durable("ORDERS_STREAM", "earlier-billing");
        publish("orders.paid.1", "orders.paid.2", "orders.paid.3");
        Topology topology = orders("retention: work-queue");
        new Transfer(
                        new Streams(management),
                        List.of("ORDERS_STREAM"),
                        List.of(StreamSettings.of(
                                topology.stream("ORDERS").orElseThrow(), null)),
                        true)
                .copy();
        next("ORDERS_STREAM", "earlier-billing", 2);

        migrate(topology);

        assertThat(next("ORDERS", "billing-orders", 1)).containsExactly("orders.paid.3");
        assertThat(held("ORDERS")).isEmpty();
    }

    @Test
    void the_retention_of_a_stream_of_our_own_changes_with_positions_kept() throws Exception {
        new TopologyApply(connection).apply(orders("retention: limits"));
        publish("orders.paid.1", "orders.paid.2", "orders.paid.3");
        next("ORDERS", "billing-orders", 1);

        migrate(orders("retention: interest"));

        assertThat(management.getStreamInfo("ORDERS").getConfiguration().getRetentionPolicy())
                .isEqualTo(RetentionPolicy.Interest);
        assertThat(next("ORDERS", "billing-orders", 2)).containsExactly("orders.paid.2", "orders.paid.3");
        assertThat(management.getStreamNames()).containsExactly("ORDERS");
    }

    @Test
    void a_stream_moves_from_memory_to_files() throws Exception {
        new TopologyApply(connection).apply(orders("retention: limits, storage: memory"));
        publish("orders.paid.1", "orders.paid.2");

        migrate(orders("retention: limits"));

        assertThat(management.getStreamInfo("ORDERS").getConfiguration().getStorageType())
                .isEqualTo(StorageType.File);
        assertThat(held("ORDERS")).containsExactly("orders.paid.1", "orders.paid.2");
    }

    @Test
    void events_without_a_home_are_refused_by_name() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Limits, "orders.>");
        publish("orders.lost.1");

        assertThatThrownBy(() -> migration(orders("retention: limits")).plan())
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("holds 1 event of orders.lost.1, which no stream of the topology keeps");
    }

    @Test
    void what_does_not_fit_is_refused_before_anything_is_changed() throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Limits, "orders.>");
        publish("orders.paid.1", "orders.paid.2");

        assertThatThrownBy(() -> migration(orders("max-messages: 1")).plan())
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("Stream ORDERS has no room for 2 events");
        assertThat(management.getStreamNames()).containsExactly("ORDERS_STREAM");
    }

    /** Killed at moments spread over all of its steps, while somebody publishes, and run again each time. */
    @Test
    void a_migration_that_is_killed_and_repeated_loses_nothing_and_stores_nothing_twice() throws Exception {
        for (String retention : List.of("interest", "limits", "work-queue")) {
            for (long millis = 0; millis < 200; millis += 100) {
                forgetStreams();
                killedAfter(millis, retention);
            }
        }
    }

    private void killedAfter(long millis, String retention) throws Exception {
        earlier("ORDERS_STREAM", RetentionPolicy.Limits, "orders.>");
        Path topology = file(text("retention: " + retention));
        List<String> acknowledged = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> "orders.paid." + i)
                .toList());
        publish(acknowledged.toArray(String[]::new));
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> publisher =
                CompletableFuture.runAsync(() -> publishUntil(stop, acknowledged, "orders.paid."));

        Process child = MigratingProcess.start(server.url(), topology);
        child.inputReader().readLine();
        child.waitFor(millis + ThreadLocalRandom.current().nextInt(100), TimeUnit.MILLISECONDS);
        child.destroyForcibly().waitFor();
        migrate(Topology.load(topology));
        stop.set(true);
        publisher.join();

        assertThat(next("ORDERS", "billing-orders", acknowledged.size()))
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(management.getConsumerInfo("ORDERS", "billing-orders").getNumPending())
                .isZero();
    }

    /** Counts up; an event that was refused is published again. */
    private static void publishUntil(AtomicBoolean stop, List<String> acknowledged, String prefix) {
        for (int i = 1000; !stop.get(); i++) {
            String subject = prefix + i;
            boolean kept = false;
            while (!kept) {
                try {
                    publishAs(subject, subject);
                    kept = true;
                } catch (IOException | JetStreamApiException unclaimed) {
                    Thread.onSpinWait();
                }
            }
            acknowledged.add(subject);
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private static Migration migration(Topology topology) {
        try {
            return MigratingProcess.migration(connection, topology);
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private static void migrate(Topology topology) throws Exception {
        Migration migration = migration(topology);
        migration.plan();
        migration.run();
        new TopologyApply(connection).apply(topology);
    }

    private Topology orders(String stream, String... consumer) throws Exception {
        return Topology.load(file(text(stream, consumer)));
    }

    private static String text(String stream, String... consumer) {
        return """
            streams:
              ORDERS: {subjects: [orders.placed.>, orders.paid.>], %s}
            functions:
              billing:
                consumers:
                  ORDERS: {filters: [orders.paid.>]%s}
            """.formatted(stream, consumer.length == 0 ? "" : ", " + consumer[0]);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(files.resolve("topology.yaml"), text);
    }

    private static void earlier(String name, RetentionPolicy retention, String... subjects) throws Exception {
        management.addStream(StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .retentionPolicy(retention)
                .build());
    }

    private static void durable(String stream, String name) throws Exception {
        management.addOrUpdateConsumer(
                stream, ConsumerConfiguration.builder().durable(name).build());
    }

    private static void publish(String... subjects) throws Exception {
        for (String subject : subjects) {
            connection.jetStream().publish(subject, subject.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void publishAs(String id, String subject) throws IOException, JetStreamApiException {
        connection
                .jetStream()
                .publish(new NatsMessage(
                        subject,
                        null,
                        new Headers().put("Nats-Msg-Id", id),
                        subject.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> subjects(String stream) throws Exception {
        return management.getStreamInfo(stream).getConfiguration().getSubjects();
    }

    private static List<String> held(String stream) throws Exception {
        List<String> subjects = new ArrayList<>();
        new StoredEvents(management, stream).forEach(">", 1, event -> subjects.add(event.getSubject()));
        return subjects;
    }

    /** What a durable is handed next, acknowledged. */
    private static List<String> next(String stream, String durable, int count) throws Exception {
        JetStreamSubscription subscription =
                connection.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, durable));
        List<String> subjects = new ArrayList<>();
        while (subjects.size() < count) {
            List<Message> messages =
                    subscription.fetch(Math.min(count - subjects.size(), 250), Duration.ofSeconds(5));
            if (messages.isEmpty()) {
                break;
            }
            for (Message message : messages) {
                message.ackSync(Duration.ofSeconds(5));
                subjects.add(message.getSubject());
            }
        }
        subscription.unsubscribe();
        return subjects;
    }
}
