package com.nebengjek.message.deliver;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.EndpointDisabled;
import com.nebengjek.events.MessageDead;
import com.nebengjek.events.MessageDeliverOutput;
import com.nebengjek.events.MessageSend;
import com.nebengjek.events.MessageSent;
import com.nebengjek.jetstream.Later;
import com.nebengjek.receiver.Received;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of orders that come late, twice, or for what has changed meanwhile; and of messages that fail. */
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverySafetyIT {

    static {
        NothingBlocks.install();
    }

    private DeliverWorld world;

    @BeforeAll
    void start(TestServers servers) throws Exception {
        world = new DeliverWorld(servers);
    }

    @BeforeEach
    void clear() {
        world.tables.clear();
        world.receiver.answer("/sms 200");
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    @Test
    void a_message_arrives_with_what_was_said_and_its_id() {
        UUID message = world.message(world.endpoint("sms"), "content", "Your code is \"1\"", "event_type", "user.signed-in");
        world.tables.run("UPDATE message.message SET metadata = '{\"ride\": 7}' WHERE message_id = ?", message);
        world.deliver();

        Received request = last();
        assertThat(request.id()).isEqualTo(message.toString());
        assertThat(request.headers()).containsEntry("content-type", "application/json").containsKey("webhook-timestamp");
        assertThat(request.body())
                .contains("\"id\":\"" + message + "\"", "\"channel\":\"SMS\"", "\"to\":\"+628123456789\"")
                .contains("\"content\":\"Your code is \\\"1\\\"\"", "\"created_at\":\"20")
                .contains("\"type\":\"user.signed-in\"", "\"metadata\":{\"ride\": 7}");
    }

    @Test
    void an_order_whose_message_was_sent_is_answered_with_the_same_event_and_no_request() {
        UUID message = world.message(world.endpoint("sms"));
        List<MessageSend> orders = world.claim();
        List<MessageDeliverOutput> first = world.deliver(orders);

        assertThat(first).singleElement().isInstanceOf(MessageSent.class);
        assertThat(world.deliver(orders)).isEqualTo(first);
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void an_order_whose_message_died_is_answered_with_the_same_events_and_no_request() {
        world.receiver.answer("/sms 410");
        UUID message = world.message(world.endpoint("sms"));
        List<MessageSend> orders = world.claim();
        List<MessageDeliverOutput> first = world.deliver(orders);

        assertThat(first).hasExactlyElementsOfTypes(MessageDead.class, EndpointDisabled.class);
        assertThat(world.deliver(orders)).isEqualTo(first);
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void an_order_whose_attempt_failed_does_not_make_another_before_it_is_due() {
        world.receiver.answer("/sms 500");
        UUID message = world.message(world.endpoint("sms"));
        List<MessageSend> orders = world.claim();
        world.deliver(orders);

        assertThat(world.deliver(orders)).isEmpty();
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void an_order_comes_again_while_its_message_is_being_sent() {
        UUID message = world.message(world.endpoint("sms", "timeout_ms", 30_000));
        world.receiver.answer("/sms 200,delay=2s");
        List<MessageSend> orders = world.claim();
        var underway = world.handle(orders.getFirst()).collectList().toFuture();
        Awaitility.await().until(() -> world.state(message).equals("SENDING"));

        assertThatThrownBy(() -> world.deliver(orders)).isInstanceOf(Later.class);
        assertThat(underway.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join()).hasSize(1);
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void a_message_whose_sender_died_is_sent_again_with_the_same_id() {
        UUID message = world.message(world.endpoint("sms"));
        List<MessageSend> orders = world.claim();
        world.tables.run("UPDATE message.message SET state = 'SENDING', due_at = ?", DeliverWorld.at(world.clock.instant().plusSeconds(17)));

        world.clock.advance(ofSeconds(18));
        assertThat(world.deliver()).singleElement().isInstanceOf(MessageSent.class);
        assertThat(world.deliver(orders)).isEmpty();
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void a_success_that_is_recorded_late_ends_the_message() {
        UUID message = world.message(world.endpoint("sms", "timeout_ms", 30_000));
        world.receiver.answer("/sms 200,delay=2s");
        var underway = world.handle(world.claim().getFirst()).collectList().toFuture();
        Awaitility.await().until(() -> requestsOf(message) == 1);
        world.clock.advance(ofMinutes(5));
        List<MessageSend> again = world.claim();

        assertThat(underway.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join()).hasSize(1);
        assertThat(world.state(message)).isEqualTo("SENT");
        assertThat(world.deliver(again)).hasSize(1);
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void what_expired_or_was_cancelled_or_superseded_while_it_was_queued_is_not_sent() {
        UUID endpoint = world.endpoint("sms");
        UUID expired = world.message(endpoint);
        world.set("message", expired, "expires_at", DeliverWorld.at(world.clock.instant().plusSeconds(5)));
        UUID cancelled = world.message(endpoint);
        UUID superseded = world.message(endpoint, "collapse_key", "eta");
        List<MessageSend> orders = world.claim();
        world.clock.advance(ofSeconds(6));
        world.set("message", cancelled, "state", "CANCELLED");
        UUID newer = world.message(endpoint, "collapse_key", "eta");

        assertThat(world.deliver(orders)).isEmpty();
        assertThat(world.state(expired)).startsWith("EXPIRED");
        assertThat(world.state(cancelled)).isEqualTo("CANCELLED");
        assertThat(world.state(superseded)).isEqualTo("CANCELLED: superseded by " + newer);
        assertThat(Stream.of(expired, cancelled, superseded).map(this::requestsOf)).containsOnly(0L);
    }

    @Test
    void what_is_paused_is_put_back_without_an_attempt() {
        UUID endpoint = world.endpoint("sms");
        UUID message = world.message(endpoint);
        List<MessageSend> orders = world.claim();
        world.set("endpoint", endpoint, "paused", true);

        assertThat(world.deliver(orders)).isEmpty();
        assertThat(world.state(message)).isEqualTo("PENDING");

        world.set("endpoint", endpoint, "paused", false);
        world.tables.run("UPDATE message.worker SET running = false");
        assertThat(world.deliver()).isEmpty();
        assertThat(world.state(message)).isEqualTo("PENDING");

        world.tables.run("UPDATE message.worker SET running = true");
        assertThat(world.deliver()).hasSize(1);
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void a_message_whose_retries_are_used_up_is_dead() {
        world.receiver.answer("/sms 500x3 503");
        UUID message = world.message(world.endpoint("sms"), "retry_profile", "patient");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(world.deliver()).isEmpty();
            assertThat(world.dueIn(message)).isBetween(Duration.ZERO, ofMinutes(1));
            world.clock.advance(ofMinutes(2));
        }

        assertThat(world.deliver()).singleElement().isInstanceOf(MessageDead.class);
        assertThat(world.state(message)).startsWith("DEAD: all 4 attempts failed; the last: answers 503");
        assertThat(world.receiver.received().stream().filter(request -> message.toString().equals(request.id()))).hasSize(4);
    }

    @Test
    void a_replayed_message_has_all_its_retries_again() {
        world.receiver.answer("/sms 500");
        UUID message = world.message(world.endpoint("sms"), "retry_profile", "patient");
        for (int attempt = 1; attempt <= 4; attempt++) {
            world.deliver();
            world.clock.advance(ofMinutes(2));
        }
        assertThat(world.state(message)).startsWith("DEAD");
        world.tables.run("UPDATE message.message SET state = 'PENDING', retries_from = attempts, due_at = ? WHERE message_id = ?",
                DeliverWorld.at(world.clock.instant()), message);

        assertThat(world.deliver()).isEmpty();
        assertThat(world.state(message)).startsWith("RETRY");
        assertThat(world.tables.text("SELECT count(*) FROM message.attempt WHERE message_id = ?", message)).isEqualTo("5");
    }

    @Test
    void retry_after_goes_before_the_profile() {
        world.receiver.answer("/sms 429,retry-after=100s");
        UUID asked = world.message(world.endpoint("sms"));
        world.deliver();
        assertThat(world.dueIn(asked)).isBetween(ofSeconds(100), ofSeconds(110));

        world.receiver.answer("/date 503,retry-at=100s");
        UUID dated = world.message(world.endpoint("date"));
        world.deliver();
        assertThat(world.dueIn(dated)).isBetween(ofSeconds(60), ofSeconds(150));
    }

    @Test
    void nothing_is_tried_again_after_it_expires() {
        world.receiver.answer("/sms 429,retry-after=100s");
        UUID message = world.message(world.endpoint("sms"));
        world.set("message", message, "expires_at", DeliverWorld.at(world.clock.instant().plusSeconds(30)));
        world.deliver();
        assertThat(world.dueIn(message)).isEqualTo(ofSeconds(30));

        world.clock.advance(ofSeconds(30));
        assertThat(world.deliver()).isEmpty();
        assertThat(world.state(message)).startsWith("EXPIRED");
        assertThat(requestsOf(message)).isOne();
    }

    @Test
    void a_row_that_cannot_be_sent_is_dead_and_its_neighbours_are_sent() {
        UUID good = world.endpoint("sms");
        UUID sent = world.message(good);
        UUID redirected = world.message(world.endpointAt(java.net.URI.create("http://user:secret@127.0.0.1/"), "user"));
        UUID internal = world.message(world.endpointAt(java.net.URI.create("http://10.1.2.3/"), "internal"));
        UUID nowhere = world.endpoint("nowhere");
        world.set("endpoint", nowhere, "url", "http://bad host/");
        UUID unreadable = world.message(nowhere);
        UUID headers = world.endpoint("headers");
        world.tables.run("UPDATE message.endpoint SET headers = '{\"Host\": \"example.com\"}' WHERE endpoint_id = ?", headers);
        UUID overridden = world.message(headers);
        UUID secret = world.endpoint("secret");
        world.tables.run("INSERT INTO message.endpoint_secret (endpoint_id, secret) VALUES (?, 'whsec_%')", secret);
        UUID unsigned = world.message(secret);
        UUID also = world.message(good);

        world.deliver();
        assertThat(Stream.of(sent, also).map(world::state)).containsOnly("SENT");
        assertThat(world.state(redirected)).startsWith("DEAD: the URL of endpoint user has a user in it");
        assertThat(world.state(internal)).startsWith("DEAD: the address of 10.1.2.3 is private");
        assertThat(world.state(unreadable)).startsWith("DEAD: the URL of endpoint nowhere cannot be read");
        assertThat(world.state(overridden)).startsWith("DEAD: endpoint headers may not have a header 'Host'");
        assertThat(world.state(unsigned)).startsWith("DEAD: a secret of the endpoint").doesNotContain("whsec_%");
    }

    @Test
    void what_is_answered_is_kept_up_to_16_kibibytes_and_cached() {
        UUID endpoint = world.endpoint("sms");
        world.receiver.answer("/sms 200,body=1m");
        UUID message = world.message(endpoint);
        world.deliver();

        assertThat(world.tables.text("SELECT length(response) FROM message.attempt WHERE message_id = ?", message))
                .isEqualTo("16384");
        Awaitility.await()
                .until(() -> world.redis.opsForValue().get("message:" + message).block(DeliverWorld.PATIENCE),
                        cached -> cached != null && cached.contains("\"status\":200"));
    }

    private Received last() {
        return world.receiver.received().getLast();
    }

    private long requestsOf(UUID message) {
        return world.receiver.received().stream()
                .filter(request -> message.toString().equals(request.id()))
                .count();
    }
}
