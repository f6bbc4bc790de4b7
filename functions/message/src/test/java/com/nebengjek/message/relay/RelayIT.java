package com.nebengjek.message.relay;

import static com.nebengjek.message.relay.RelayFixtures.LEASE;
import static com.nebengjek.message.relay.RelayFixtures.NEVER;
import static com.nebengjek.message.relay.RelayFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.MessageDead;
import com.nebengjek.events.MessageSend;
import com.nebengjek.events.MessageSendFresh;
import com.nebengjek.events.MessageSendRetry;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.StreamUnavailable;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import com.nebengjek.message.MessageWorld;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Relays at work, between a real table and a real stream. */
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayIT {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<MessageRelay> relays = new ArrayList<>();
    private TestServers servers;
    private MessageWorld world;
    private Connection nats;
    private EventPublisher publisher;
    private Orders orders;

    @BeforeAll
    void open(TestServers given) throws Exception {
        servers = given;
        world = new MessageWorld(servers, "message-relay");
        nats = servers.nats().connect();
        publisher = new JetStreamEventPublisher(
                nats, nats.jetStream(), EventTracing.PASS_THROUGH, Clock.systemUTC());
        orders = new Orders(nats);
    }

    @AfterAll
    void close() throws Exception {
        nats.close();
        world.close();
    }

    @BeforeEach
    void clear() throws Exception {
        world.clear();
        orders.clear();
        world.endpoint("sms", "SMS");
    }

    @AfterEach
    void stop() {
        relays.forEach(relay -> relay.stop().block(PATIENCE));
        relays.clear();
    }

    @Test
    void a_relay_is_woken_by_an_insertion() throws Exception {
        start(publisher, NEVER);
        UUID first = world.message();
        awaitQueued(1);
        UUID second = world.message();
        awaitQueued(2);

        assertThat(orders.all()).extracting(MessageSend::messageId).containsExactly(first, second);
    }

    @Test
    void what_becomes_due_without_a_word_is_found_by_looking() throws Exception {
        UUID message = world.message("state", "RETRY", "attempts", 1);
        world.run("UPDATE message.message SET due_at = now() + interval '1 s'");
        start(publisher, Duration.ofMillis(300));
        awaitQueued(1);

        assertThat(orders.all())
                .extracting(MessageSend::getClass, MessageSend::messageId, MessageSend::attempt, MessageSend::turn)
                .containsExactly(tuple(MessageSendRetry.class, message, 2, 1));
    }

    @Test
    void what_is_resumed_goes_at_once() {
        world.run("UPDATE message.worker SET running = false");
        start(publisher, NEVER);
        UUID paused = world.endpoint("paused", "PUSH");
        world.run("UPDATE message.endpoint SET paused = true WHERE endpoint_id = ?", paused);
        world.message("channel", "PUSH");
        world.message();
        world.message("channel", "WEBHOOK");
        world.run("UPDATE message.worker SET running = true");
        awaitQueued(1);
        await().atMost(PATIENCE).until(() -> world.count("held IN ('PAUSED', 'NO_ENDPOINT')") == 2);

        world.run("UPDATE message.endpoint SET paused = false WHERE endpoint_id = ?", paused);
        awaitQueued(2);
        world.endpoint("default", null);
        awaitQueued(3);
    }

    @Test
    void messages_of_an_order_key_are_queued_as_their_predecessors_end() {
        start(publisher, NEVER);
        for (int i = 0; i < 5; i++) {
            world.message("order_key", "ride");
        }
        for (int sent = 0; sent < 5; sent++) {
            awaitQueued(1);
            assertThat(world.run("UPDATE message.message SET state = 'SENT' WHERE state = 'QUEUED'")).isEqualTo(1);
        }
        assertThat(world.rows("SELECT sequence FROM message.message ORDER BY updated_at"))
                .isEqualTo(world.rows("SELECT sequence FROM message.message ORDER BY sequence"));
    }

    @Test
    void four_relays_queue_each_message_once() throws Exception {
        for (int i = 0; i < 4; i++) {
            start(publisher, Duration.ofMillis(200));
        }
        world.run("""
                INSERT INTO message.message (channel, recipient, content)
                SELECT 'SMS', '+628' || n, 'Hello' FROM generate_series(1, 900) AS n""");
        awaitQueued(900);

        assertThat(orders.all()).hasSize(900).extracting(MessageSend::messageId).doesNotHaveDuplicates();
        assertThat(world.count("turn = 1")).isEqualTo(900);
    }

    /** A cursor over numbers or times would pass over rows that become visible late. */
    @Test
    void rows_that_are_committed_out_of_order_or_deleted_meanwhile_lose_nobody() throws Exception {
        start(publisher, NEVER);
        List<java.sql.Connection> transactions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            transactions.add(insertedBy(servers.database().connect(), 20));
        }
        for (int i : new int[] {9, 0, 8, 1, 7, 2, 6, 3, 5, 4}) {
            transactions.get(i).commit();
            world.run("DELETE FROM message.message WHERE state = 'QUEUED' AND sequence % 7 = 0");
            transactions.get(i).close();
        }
        await().atMost(PATIENCE).until(() -> world.count("state = 'PENDING'") == 0);

        List<UUID> ordered = orders.all().stream().map(MessageSend::messageId).toList();
        assertThat(ordered).doesNotHaveDuplicates();
        world.rows("SELECT message_id FROM message.message").forEach(row -> assertThat(ordered).contains((UUID) row.getFirst()));
    }

    private static java.sql.Connection insertedBy(java.sql.Connection connection, int messages) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement insert = connection.createStatement()) {
            insert.execute("""
                    INSERT INTO message.message (channel, recipient, content)
                    SELECT 'SMS', '+628' || n, 'Hello' FROM generate_series(1, %d) AS n""".formatted(messages));
        }
        return connection;
    }

    @Test
    void a_message_that_cannot_be_queued_is_dead_with_a_reason_and_an_event_and_its_neighbours_go_on() {
        UUID poison = world.message();
        world.message();
        world.message();
        Queue<MessageDead> said = new ConcurrentLinkedQueue<>();
        start(publication -> switch (publication.event()) {
            case MessageSendFresh order when order.messageId().equals(poison) ->
                Mono.error(new IllegalArgumentException("it has no form"));
            case MessageDead dead -> publisher.publish(publication).doOnNext(published -> said.add(dead));
            default -> publisher.publish(publication);
        }, NEVER);
        awaitQueued(2);

        await().atMost(PATIENCE).until(() -> world.count("state = 'DEAD'") == 1);
        assertThat(world.state(poison)).contains("DEAD", "cannot be queued", "it has no form");
        assertThat(said).singleElement().satisfies(dead -> {
            assertThat(dead.messageId()).isEqualTo(poison);
            assertThat(dead.attempts()).isZero();
            assertThat(dead.reason()).contains("cannot be queued", "it has no form");
        });
    }

    @Test
    void nothing_is_dead_before_it_is_said_so() {
        UUID poison = world.message();
        AtomicInteger refusals = new AtomicInteger(2);
        Queue<String> ids = new ConcurrentLinkedQueue<>();
        start(publication -> switch (publication.event()) {
            case MessageSendFresh order -> Mono.error(new IllegalArgumentException("it has no form"));
            case MessageDead dead when refusals.getAndDecrement() > 0 -> {
                ids.add(publication.messageId());
                yield Mono.error(new StreamUnavailable("message.dead", new IllegalStateException("no responders")));
            }
            default -> Mono.fromCallable(() -> ids.add(publication.messageId() + " while " + world.state(poison)))
                    .subscribeOn(Schedulers.boundedElastic())
                    .then(publisher.publish(publication));
        }, Duration.ofMillis(200), Duration.ofSeconds(1));

        await().atMost(PATIENCE).until(() -> world.state(poison).startsWith("DEAD"));
        String id = ids.peek();
        assertThat(ids).startsWith(id, id, id + " while PENDING").containsOnly(id, id + " while PENDING");
    }

    @Test
    void a_relay_that_cannot_keep_up_with_what_it_hears_misses_nothing_and_stays_connected() throws Exception {
        start(publisher, NEVER);
        await().atMost(PATIENCE).until(() -> listening().size() == 1);
        List<List<Object>> connection = listening();
        try (var busy = servers.database().connect()) {
            busy.setAutoCommit(false);
            busy.createStatement().execute("LOCK TABLE message.message IN EXCLUSIVE MODE");
            world.rows("SELECT pg_notify('message_due', 'changed')");
            // Different texts: equal ones of a transaction are one notification.
            world.rows("SELECT count(pg_notify('message_due', n::text)) FROM generate_series(1, 5000) AS n");
            busy.commit();
        }
        world.message();
        awaitQueued(1);
        assertThat(listening()).isEqualTo(connection);
    }

    private List<List<Object>> listening() {
        return world.rows("""
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE 'LISTEN%'""");
    }

    @Test
    void what_the_stream_does_not_take_for_now_is_queued_later() throws Exception {
        AtomicInteger refusals = new AtomicInteger(4);
        for (int i = 0; i < 3; i++) {
            world.message();
        }
        start(publication -> refusals.getAndDecrement() > 0
                ? Mono.error(new StreamUnavailable("message.send.fresh", new IllegalStateException("no responders")))
                : publisher.publish(publication), Duration.ofMillis(200));
        awaitQueued(3);

        assertThat(orders.all()).extracting(MessageSend::messageId).doesNotHaveDuplicates();
        assertThat(world.count("state = 'DEAD'")).isZero();
    }

    @Test
    void a_relay_that_stops_finishes_what_it_has_claimed() throws Exception {
        MessageRelay relay = start(publication -> Mono.delay(Duration.ofSeconds(1)).then(publisher.publish(publication)), NEVER);
        world.message();
        await().atMost(PATIENCE).until(() -> world.count("turn = 1") == 1);

        relay.stop().block(PATIENCE);
        relays.clear();

        assertThat(world.count("state = 'QUEUED'")).isEqualTo(1);
        world.message();
        assertThat(orders.all()).hasSize(1);
    }

    private MessageRelay start(EventPublisher by, Duration interval) {
        return start(by, interval, LEASE);
    }

    private MessageRelay start(EventPublisher by, Duration interval, Duration lease) {
        MessageRelay relay = RelayFixtures.relay(world, by, settings(interval, 50, 10_000, lease));
        relays.add(relay);
        relay.start();
        return relay;
    }

    private void awaitQueued(int messages) {
        await().atMost(PATIENCE).until(() -> world.count("state = 'QUEUED'") == messages);
    }
}
