package com.nebengjek.message.deliver;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.EndpointDisabled;
import com.nebengjek.events.MessageDead;
import com.nebengjek.events.MessageDeliverOutput;
import com.nebengjek.events.MessageSend;
import com.nebengjek.events.MessageSent;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Endpoints that are slow, away or gone, as all processes know them together. Time passes when the test says so. */
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointHealthIT {

    static {
        NothingBlocks.install();
    }

    private DeliverWorld world;
    private DeliverWorld other;

    /** Two processes with one database. */
    @BeforeAll
    void start(TestServers servers) throws Exception {
        world = new DeliverWorld(servers);
        other = new DeliverWorld(servers);
    }

    @BeforeEach
    void clear() {
        world.tables.clear();
        world.receiver.answer("/sms 200");
        other.clock.set(world.clock.instant());
    }

    @AfterAll
    void stop() throws Exception {
        other.close();
        world.close();
    }

    @Test
    void an_endpoint_that_fails_now_and_then_is_not_left_alone_however_many_were_taken_at_once() {
        world.receiver.answer("/sms " + "500 200x2 ".repeat(40));
        UUID endpoint = world.endpoint("sms");
        messages(endpoint, 120);

        world.deliver(claimAll());

        assertThat(world.tables.text("SELECT open_until FROM message.endpoint_health WHERE endpoint_id = ?", endpoint))
                .isEqualTo("null");
    }

    @Test
    void an_endpoint_that_keeps_failing_is_left_alone_and_tried_by_one_message_only() {
        world.receiver.answer("/sms 500");
        UUID endpoint = world.endpoint("sms");
        messages(endpoint, 10);
        world.deliver();
        long before = requests();

        List<UUID> waiting = messages(endpoint, 20);
        assertThat(world.deliver(claimAll())).isEmpty();
        assertThat(requests()).isEqualTo(before);
        assertThat(attempts(waiting)).isZero();

        pass(ofSeconds(5));
        List<MessageSend> due = claimAll();
        assertThat(due).hasSizeGreaterThan(20);
        world.deliver(due.subList(0, due.size() / 2));
        other.deliver(due.subList(due.size() / 2, due.size()));
        assertThat(requests()).isEqualTo(before + 1);

        world.receiver.answer("/sms 200");
        pass(ofSeconds(10));
        due = claimAll();
        other.deliver(due);
        assertThat(requests() - before).as("the trial that goes well, and who asks just after it").isBetween(2L, 5L);

        pass(ofSeconds(20));
        world.deliver(claimAll());
        assertThat(world.tables.count("state = 'SENT'")).isEqualTo(30);
    }

    @Test
    void an_attempt_that_opens_no_circuit_costs_no_other_message_anything() {
        world.receiver.answer("/sms 500x9 200");
        UUID endpoint = world.endpoint("sms");
        messages(endpoint, 9);
        world.deliver();
        messages(endpoint, 1);
        assertThat(world.deliver()).hasSize(1);

        world.receiver.answer("/sms 500x9 200");
        messages(endpoint, 9);
        world.deliver();
        messages(endpoint, 1);
        assertThat(world.deliver()).hasSize(1);
    }

    @Test
    void refusals_of_single_messages_open_no_circuit() {
        world.receiver.answer("/sms 400x30 200");
        UUID endpoint = world.endpoint("sms");
        messages(endpoint, 30);
        assertThat(world.deliver()).hasSize(30).allMatch(MessageDead.class::isInstance);
        messages(endpoint, 5);
        assertThat(world.deliver()).hasSize(5).allMatch(MessageSent.class::isInstance);
    }

    @Test
    void a_rate_is_shared_and_what_waits_for_it_costs_no_attempt() {
        UUID endpoint = world.endpoint("sms", "rate_per_second", 10);
        List<UUID> messages = messages(endpoint, 100);
        long before = requests();
        Instant begun = world.clock.instant();

        for (int step = 0; requests() - before < 100; step++) {
            assertThat(step).as("steps of 250 ms").isLessThan(120);
            List<MessageSend> due = world.claim();
            world.deliver(due.subList(0, due.size() / 2));
            other.deliver(due.subList(due.size() / 2, due.size()));
            double seconds = Duration.between(begun, world.clock.instant()).toMillis() / 1000.0;
            assertThat(requests() - before).isLessThanOrEqualTo((long) (10 + 10 * seconds));
            pass(ofMillis(250));
        }
        assertThat(attempts(messages)).isEqualTo(100);
        assertThat(Duration.between(begun, world.clock.instant())).isLessThan(ofSeconds(20));
    }

    @Test
    void what_an_endpoint_has_no_room_for_is_set_aside_and_less_is_queued_each_time(TestServers servers) throws Exception {
        try (DeliverWorld narrow = new DeliverWorld(servers, 4)) {
            narrow.receiver.answer("/sms 200,delay=1s");
            UUID endpoint = narrow.endpoint("sms");
            IntStream.range(0, 20).forEach(i -> narrow.message(endpoint));
            narrow.deliver();

            assertThat(narrow.tables.count("held = 'CROWDED' AND state = 'PENDING' AND attempts = 0")).isEqualTo(12);
            assertThat(mostQueued(endpoint)).isEqualTo("12");

            narrow.clock.advance(ofDays(1));
            narrow.deliver();
            assertThat(mostQueued(endpoint)).isEqualTo("9");
        }
    }

    @Test
    void what_a_rate_has_no_place_for_in_the_next_seconds_is_set_aside() {
        messages(world.endpoint("sms", "rate_per_second", 1), 30);

        world.deliver();

        assertThat(world.tables.count("state = 'PENDING' AND held IS NULL")).as("with a place").isBetween(8L, 10L);
        assertThat(world.tables.count("held = 'CROWDED'")).isBetween(19L, 21L);
    }

    private String mostQueued(UUID endpoint) {
        return world.tables.text("SELECT most_queued FROM message.endpoint_health WHERE endpoint_id = ?", endpoint);
    }

    @Test
    void an_endpoint_that_says_it_is_gone_is_disabled_and_what_follows_waits() {
        world.receiver.answer("/sms 410");
        UUID endpoint = world.endpoint("sms");
        messages(endpoint, 1);
        assertThat(world.deliver()).hasExactlyElementsOfTypes(MessageDead.class, EndpointDisabled.class);
        assertThat(world.tables.text("SELECT enabled || ' ' || disabled_reason FROM message.endpoint"))
                .isEqualTo("false answers 410: it is gone");

        List<UUID> waiting = messages(endpoint, 3);
        assertThat(world.deliver()).isEmpty();
        assertThat(waiting).allSatisfy(message -> assertThat(world.state(message)).isEqualTo("PENDING"));
    }

    @Test
    void one_of_many_that_are_told_so_at_once_says_that_an_endpoint_is_gone() {
        world.receiver.answer("/sms 410");
        messages(world.endpoint("sms"), 40);
        List<MessageSend> due = world.claim();
        List<MessageDeliverOutput> said = new ArrayList<>(world.deliver(due));
        said.addAll(world.deliver(due));

        assertThat(said).filteredOn(EndpointDisabled.class::isInstance).hasSize(2);
        assertThat(said.stream().filter(EndpointDisabled.class::isInstance).distinct()).hasSize(1);
    }

    @Test
    void an_endpoint_that_did_nothing_but_fail_for_five_days_is_disabled() {
        world.receiver.answer("/sms 500");
        UUID endpoint = world.endpoint("sms");
        messages(endpoint, 1);
        assertThat(world.deliver()).isEmpty();

        world.receiver.answer("/sms 404");
        pass(ofDays(5).minusMinutes(1));
        messages(endpoint, 1);
        assertThat(world.deliver()).hasSize(2).allMatch(MessageDead.class::isInstance);

        pass(ofMinutes(1));
        messages(endpoint, 1);
        assertThat(world.deliver()).hasExactlyElementsOfTypes(MessageDead.class, EndpointDisabled.class);
    }

    @Test
    void one_success_in_five_days_is_enough() {
        world.receiver.answer("/sms 404 200 404");
        UUID endpoint = world.endpoint("sms");
        for (int i = 0; i < 3; i++) {
            messages(endpoint, 1);
            world.deliver();
            pass(ofDays(3));
        }
        assertThat(world.tables.text("SELECT enabled FROM message.endpoint")).isEqualTo("true");
    }

    /** 1,000 messages a second would be a herd to an endpoint that has just come back. */
    @Test
    void after_five_minutes_of_outage_all_that_is_left_is_delivered_and_not_all_at_once() {
        world.receiver.answer("/sms 503");
        UUID endpoint = world.endpoint("sms", "retry_profile", "critical");
        List<UUID> messages = messages(endpoint, 1_000);
        List<UUID> expiring = messages(endpoint, 50);
        expiring.forEach(message ->
                world.set("message", message, "expires_at", DeliverWorld.at(world.clock.instant().plus(ofMinutes(2)))));
        for (int second = 0; second < 300; second++) {
            world.deliver();
            pass(ofSeconds(1));
        }
        long tried = requests();

        world.receiver.answer("/sms 200");
        List<Long> perSecond = new ArrayList<>();
        while (world.tables.count("state IN ('PENDING', 'RETRY', 'QUEUED', 'SENDING')") > 0) {
            assertThat(perSecond.size()).as("seconds").isLessThan(600);
            long before = requests();
            world.deliver();
            perSecond.add(requests() - before);
            pass(ofSeconds(1));
        }
        assertThat(world.tables.rows("SELECT state, count(*)::integer, max(reason) FROM message.message GROUP BY state ORDER BY state"))
                .containsExactly(
                        List.of("EXPIRED", 50, "expired before it could be sent"), java.util.Arrays.asList("SENT", 1_000, null));
        assertThat(expiring).allSatisfy(message -> assertThat(world.state(message)).startsWith("EXPIRED"));
        assertThat(attempts(messages) - 1_000).as("attempts while nobody was there").isLessThan(1_000);
        List<Long> busy = perSecond.stream().filter(count -> count > 0).toList();
        assertThat(busy.subList(0, 4)).as("requests in the first seconds").satisfies(first -> {
            assertThat(first.get(0)).isLessThanOrEqualTo(5);
            assertThat(first.get(1)).isLessThanOrEqualTo(40);
            assertThat(first.get(2)).isLessThanOrEqualTo(80);
        });
        assertThat(tried).isPositive();
    }

    private List<UUID> messages(UUID endpoint, int count) {
        return IntStream.range(0, count).mapToObj(i -> world.message(endpoint)).toList();
    }

    /** Even what waits for a circuit to close, which the relay would not claim. */
    private List<MessageSend> claimAll() {
        world.tables.run("UPDATE message.message SET due_at = ? WHERE state IN ('PENDING', 'RETRY')", DeliverWorld.at(world.clock.instant()));
        world.tables.run("CREATE TEMPORARY TABLE open AS SELECT endpoint_id, open_until FROM message.endpoint_health");
        world.tables.run("UPDATE message.endpoint_health SET open_until = NULL");
        List<MessageSend> orders = world.claim();
        world.tables.run("UPDATE message.endpoint_health h SET open_until = o.open_until FROM open o WHERE o.endpoint_id = h.endpoint_id");
        world.tables.run("DROP TABLE open");
        return orders;
    }

    private void pass(Duration span) {
        world.clock.advance(span);
        other.clock.set(world.clock.instant());
    }

    private long requests() {
        return world.receiver.report().requests();
    }

    private int attempts(List<UUID> messages) {
        return messages.stream()
                .mapToInt(message -> Integer.parseInt(
                        world.tables.text("SELECT attempts FROM message.message WHERE message_id = ?", message)))
                .sum();
    }
}
