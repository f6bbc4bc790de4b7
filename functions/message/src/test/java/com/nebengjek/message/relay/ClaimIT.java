package com.nebengjek.message.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.nebengjek.message.MessageWorld;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.SettableClock;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What the relay takes, in which order, and what it does with the rest. */
@WithServers(topology = false)
class ClaimIT {

    static {
        NothingBlocks.install();
    }

    private final SettableClock clock = new SettableClock(Instant.now());
    private final TestServers servers;
    private MessageWorld world;

    ClaimIT(TestServers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void open() throws Exception {
        world = new MessageWorld(servers, "message-relay");
        world.clear();
        world.endpoint("sms", "SMS");
        clock.set(Instant.now().plusSeconds(5));
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void a_due_message_is_claimed_in_a_new_turn_and_leased() {
        UUID message = world.message();

        Claimed claimed = claim(Lane.FRESH).getFirst();

        assertThat(claimed.id()).isEqualTo(message);
        assertThat(claimed.turn()).isEqualTo(1);
        assertThat(claimed.attempt()).isEqualTo(1);
        assertThat(claim(Lane.FRESH)).isEmpty();
        clock.advance(RelayFixtures.LEASE.plusMillis(1));
        assertThat(claim(Lane.FRESH)).extracting(Claimed::turn).containsExactly(2);
    }

    @Test
    void the_most_urgent_go_first_and_then_the_oldest() {
        UUID first = world.message();
        UUID second = world.message();
        UUID urgent = world.message("priority", 9);
        UUID idle = world.message("priority", 0);

        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(urgent, first, second, idle);
    }

    @Test
    void what_is_tried_again_goes_another_way() {
        UUID fresh = world.message();
        UUID tried = world.message("attempts", 2, "state", "RETRY");

        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(fresh);
        assertThat(claim(Lane.RETRY)).extracting(Claimed::id, Claimed::attempt)
                .containsExactly(tuple(tried, 3));
    }

    @Test
    void what_is_not_due_yet_waits() {
        world.message("not_before", at(Duration.ofMinutes(1)));

        assertThat(claim(Lane.FRESH)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(claim(Lane.FRESH)).hasSize(1);
    }

    @Test
    void what_was_queued_or_sent_by_somebody_who_is_gone_is_claimed_again() {
        UUID queued = world.message("state", "QUEUED", "turn", 4);
        UUID sending = world.message("state", "SENDING", "attempts", 1, "turn", 7);

        assertThat(claim(Lane.FRESH)).extracting(Claimed::id, Claimed::turn)
                .containsExactly(tuple(queued, 5));
        assertThat(claim(Lane.RETRY)).extracting(Claimed::id, Claimed::turn)
                .containsExactly(tuple(sending, 8));
        assertThat(world.state(sending)).isEqualTo("RETRY");
    }

    @Test
    void an_expired_message_is_never_queued() {
        UUID message = world.message("expires_at", at(Duration.ofSeconds(10)));
        clock.advance(Duration.ofSeconds(11));

        assertThat(claim(Lane.FRESH)).isEmpty();
        assertThat(world.state(message)).startsWith("EXPIRED");
    }

    @Test
    void only_the_latest_of_a_collapse_key_is_queued() {
        UUID first = world.message("collapse_key", "eta");
        UUID elsewhere = world.message("collapse_key", "eta", "recipient", "+628999999999");
        UUID latest = world.message("collapse_key", "eta");
        world.message("collapse_key", "eta", "state", "CANCELLED");

        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(elsewhere, latest);
        assertThat(world.state(first)).isEqualTo("CANCELLED: superseded by " + latest);
    }

    @Test
    void a_message_goes_to_every_endpoint_that_wants_its_events() {
        UUID all = world.endpoint("all", "WEBHOOK");
        UUID rides = world.endpoint("rides", "WEBHOOK", "com.nebengjek.ride.*");
        world.endpoint("matches", "WEBHOOK", "com.nebengjek.match.*", "com.nebengjek.ride");
        world.run("UPDATE message.endpoint SET enabled = false WHERE endpoint_id = ?", world.endpoint("off", "WEBHOOK"));
        UUID message = world.message("channel", "WEBHOOK", "event_type", "com.nebengjek.ride.completed.v1");

        claim(Lane.FRESH);
        claim(Lane.FRESH);

        assertThat(world.rows("""
                        SELECT endpoint_id, coalesce(copy_of, message_id), turn, sequence FROM message.message
                        WHERE channel = 'WEBHOOK' ORDER BY copy_of NULLS FIRST"""))
                .extracting(row -> row.subList(0, 3))
                .containsExactly(List.of(all, message, 1), List.of(rides, message, 1));
        assertThat(world.count("channel = 'WEBHOOK' AND sequence = (SELECT sequence FROM message.message WHERE message_id = '"
                        + message + "')"))
                .as("copies have the place of what they are copied from")
                .isEqualTo(2);
    }

    @Test
    void what_no_other_endpoint_takes_goes_to_those_without_a_channel() {
        UUID push = world.message("channel", "PUSH");
        claim(Lane.FRESH);
        assertThat(world.state(push)).isEqualTo("PENDING held for NO_ENDPOINT");
        assertThat(claim(Lane.FRESH)).isEmpty();

        world.endpoint("default", null);
        upkeep().releaseUnrouted().block();

        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(push);
    }

    @Test
    void what_is_for_a_paused_endpoint_is_held_until_it_is_resumed() {
        world.run("UPDATE message.endpoint SET paused = true");
        UUID message = world.message();

        assertThat(claim(Lane.FRESH)).isEmpty();
        assertThat(world.state(message)).isEqualTo("PENDING held for PAUSED");
        upkeep().releaseResumed().block();
        assertThat(claim(Lane.FRESH)).isEmpty();
        world.run("UPDATE message.endpoint SET paused = false");
        upkeep().releaseResumed().block();
        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(message);
    }

    @Test
    void what_is_for_an_endpoint_that_fails_is_held_until_it_may_be_tried() {
        world.run("UPDATE message.endpoint_health SET open_until = ?", at(Duration.ofSeconds(30)));
        world.message();

        assertThat(claim(Lane.FRESH)).isEmpty();
        clock.advance(Duration.ofSeconds(31));
        assertThat(claim(Lane.FRESH)).hasSize(1);
    }

    @Test
    void nothing_is_claimed_while_the_worker_is_paused() {
        world.message();
        world.run("UPDATE message.worker SET running = false");

        assertThat(claim(Lane.FRESH)).isEmpty();
        world.run("UPDATE message.worker SET running = true");
        assertThat(claim(Lane.FRESH)).hasSize(1);
    }

    @Test
    void messages_of_an_order_key_follow_each_other() {
        UUID first = world.message("order_key", "ride", "priority", 1);
        UUID second = world.message("order_key", "ride", "priority", 9);
        UUID other = world.message("order_key", "other ride");

        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactlyInAnyOrder(other, first);
        assertThat(world.state(second)).isEqualTo("PENDING held for ORDER");
        world.run("UPDATE message.message SET state = 'SENT' WHERE message_id = ?", first);
        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(second);
    }

    @Test
    void a_dead_message_holds_its_order_key_until_it_is_skipped() {
        UUID dead = world.message("order_key", "ride", "state", "DEAD");
        UUID next = world.message("order_key", "ride");

        assertThat(claim(Lane.FRESH)).isEmpty();
        assertThat(world.state(next)).isEqualTo("PENDING held for ORDER");
        world.run("UPDATE message.message SET skipped_at = now() WHERE message_id = ?", dead);
        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(next);
    }

    @Test
    void order_is_kept_for_each_endpoint_apart() {
        world.endpoint("first", "WEBHOOK");
        UUID slow = world.endpoint("slow", "WEBHOOK");
        world.message("channel", "WEBHOOK", "order_key", "ride", "content", "1");
        world.message("channel", "WEBHOOK", "order_key", "ride", "content", "2");
        claim(Lane.FRESH);
        claim(Lane.FRESH);

        world.run("UPDATE message.message SET state = 'SENT' WHERE content = '1' AND endpoint_id <> ?", slow);

        assertThat(claim(Lane.FRESH)).hasSize(1);
        assertThat(world.rows("""
                        SELECT content FROM message.message WHERE endpoint_id = ? AND turn > 0 ORDER BY 1""", slow))
                .containsExactly(List.of("1"));
        assertThat(world.rows("""
                        SELECT content FROM message.message WHERE endpoint_id <> ? AND turn > 0 ORDER BY 1""", slow))
                .containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void no_more_than_may_be_queued_leaves_the_table() {
        IntStream.range(0, 30).forEach(i -> world.message());
        DueMessages table = RelayFixtures.table(world, clock, 10, 20);

        for (int i = 0; i < 3; i++) {
            Claim claim = table.claim(Lane.FRESH, false).block();
            table.markQueued(claim.messages(), claim.leasedUntil()).block();
        }

        assertThat(world.count("state = 'QUEUED'")).isEqualTo(20);
        assertThat(table.claim(Lane.FRESH, false).block().isWithoutRoom()).isTrue();
        world.run("UPDATE message.message SET state = 'SENT' WHERE state = 'QUEUED'");
        assertThat(table.claim(Lane.FRESH, false).block().messages()).hasSize(10);
    }

    @Test
    void what_an_endpoint_has_no_room_for_is_set_aside_and_let_go_the_most_urgent_first() {
        crowd(2);
        UUID first = world.message();
        UUID idle = world.message("priority", 1);
        UUID second = world.message();
        UUID urgent = world.message("priority", 9);

        assertThat(claim(Lane.FRESH)).isEmpty();
        assertThat(world.state(first)).isEqualTo("PENDING held for CROWDED");
        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactlyInAnyOrder(urgent, first);
        world.run("UPDATE message.message SET state = 'QUEUED' WHERE message_id IN (?, ?)", urgent, first);
        assertThat(claim(Lane.FRESH)).isEmpty();
        world.run("UPDATE message.message SET state = 'SENT' WHERE message_id = ?", first);
        assertThat(claim(Lane.FRESH)).extracting(Claimed::id).containsExactly(second);
        assertThat(world.state(idle)).isEqualTo("PENDING held for CROWDED");
    }

    @Test
    void what_is_set_aside_expires_on_time_and_waits_while_its_endpoint_may_not_be_asked() {
        crowd(2);
        UUID expiring = world.message("priority", 1, "expires_at", at(Duration.ofSeconds(10)));
        world.message();
        claim(Lane.FRESH);

        world.run("UPDATE message.endpoint_health SET open_until = ?", at(Duration.ofSeconds(30)));
        assertThat(claim(Lane.FRESH)).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        assertThat(claim(Lane.FRESH)).isEmpty();
        assertThat(world.state(expiring)).startsWith("EXPIRED");
        clock.advance(Duration.ofSeconds(20));
        assertThat(claim(Lane.FRESH)).hasSize(1);
    }

    @Test
    void a_claim_reads_no_more_when_more_is_set_aside_and_nobody_loses_room_by_it() {
        UUID slow = crowd(10);
        setAside(slow, 5_000);
        world.run("""
                UPDATE message.message SET state = 'QUEUED', held = NULL
                WHERE sequence IN (SELECT sequence FROM message.message ORDER BY sequence LIMIT 10)""");
        world.endpoint("push", "PUSH");
        UUID push = world.message("channel", "PUSH");
        DueMessages table = RelayFixtures.table(world, clock, 10, 10);

        List<Claimed> claimed = new ArrayList<>();
        long read = world.messagesReadBy(
                () -> claimed.addAll(table.claim(Lane.FRESH, false).block().messages()));

        assertThat(claimed).extracting(Claimed::id).containsExactly(push);
        assertThat(read).isLessThan(100);
    }

    @Test
    void a_wide_claim_sets_more_aside_and_takes_no_more_than_there_is_room_for() {
        crowd(10);
        world.endpoint("push", "PUSH");
        IntStream.range(0, 20).forEach(i -> world.message());
        List<UUID> pushes = IntStream.range(0, 15).mapToObj(i -> world.message("channel", "PUSH")).toList();

        List<Claimed> claimed = RelayFixtures.table(world, clock, 10, 1000).claim(Lane.FRESH, true).block().messages();

        assertThat(claimed).extracting(Claimed::id).containsExactlyInAnyOrderElementsOf(pushes.subList(0, 10));
        assertThat(world.count("held = 'CROWDED'")).isEqualTo(20);
        assertThat(world.count("held IS NULL AND endpoint_id IS NULL AND turn = 0")).as("left as they were").isEqualTo(5);
    }

    @Test
    void an_endpoint_without_a_crowd_gets_more_and_then_all() {
        UUID slow = crowd(10);
        setAside(slow, 30);

        relieve();
        assertThat(mostQueued(slow)).isEqualTo("10");
        clock.advance(Duration.ofSeconds(11));
        relieve();
        assertThat(mostQueued(slow)).isEqualTo("20");
        assertThat(claim(Lane.FRESH)).hasSize(20);
        assertThat(claim(Lane.FRESH)).hasSize(10);
        clock.advance(Duration.ofSeconds(11));
        relieve();
        assertThat(mostQueued(slow)).isEqualTo("null");
    }

    /** The endpoint for SMS, for which so many may be queued. */
    private UUID crowd(int mostQueued) {
        world.run("UPDATE message.endpoint_health SET most_queued = ?, crowded_at = ?", mostQueued, at(Duration.ZERO));
        return (UUID) world.rows("SELECT endpoint_id FROM message.endpoint").getFirst().getFirst();
    }

    private void setAside(UUID endpoint, int messages) {
        world.run("""
                INSERT INTO message.message (channel, recipient, content, endpoint_id)
                SELECT 'SMS', '+62812' || n, 'Hello', ? FROM generate_series(1, ?) AS n""", endpoint, messages);
        world.run("UPDATE message.message SET held = 'CROWDED', due_at = ?", at(Duration.ofDays(1)));
    }

    private void relieve() {
        upkeep().relieve(100).block();
    }

    private String mostQueued(UUID endpoint) {
        return world.text("SELECT most_queued FROM message.endpoint_health WHERE endpoint_id = ?", endpoint);
    }

    @Test
    void a_mark_that_comes_too_late_changes_nothing() {
        DueMessages table = RelayFixtures.table(world, clock);
        UUID message = world.message();
        Claim claim = table.claim(Lane.FRESH, false).block();

        world.run("UPDATE message.message SET due_at = due_at + interval '5 s' WHERE message_id = ?", message);
        table.markQueued(claim.messages(), claim.leasedUntil()).block();
        assertThat(world.state(message)).isEqualTo("PENDING");
    }

    @Test
    void many_relays_claim_each_message_once() {
        IntStream.range(0, 400).forEach(i -> world.message());

        List<Claimed> claimed = Flux.range(0, 40)
                .flatMap(relay -> RelayFixtures.table(world, clock, 10, 1000).claim(Lane.FRESH, false), 8)
                .flatMapIterable(Claim::messages)
                .collectList()
                .block();

        assertThat(claimed).extracting(Claimed::id).doesNotHaveDuplicates();
        assertThat(claimed).extracting(Claimed::turn).containsOnly(1);
        claimed.addAll(claim(Lane.FRESH));
        assertThat(world.count("turn = 1")).isEqualTo(claimed.size());
    }

    @Test
    void what_ended_long_ago_is_removed_and_what_its_copies_need_stays() {
        UUID old = world.message("state", "SENT");
        UUID waited = world.message("state", "SENT");
        UUID copy = world.message("copy_of", waited, "state", "RETRY");
        UUID dead = world.message("state", "DEAD");
        UUID due = world.message();
        clock.advance(Duration.ofDays(31));

        upkeep().sweep(Duration.ofDays(30)).block();

        assertThat(world.rows("SELECT message_id FROM message.message ORDER BY sequence").stream().map(List::getFirst))
                .containsExactly(waited, copy, due)
                .doesNotContain(old, dead);
    }

    @Test
    void what_is_due_is_counted_for_the_autoscaler() {
        world.message("created_at", Timestamp.from(Instant.now().minusSeconds(60)));
        world.message("not_before", at(Duration.ofHours(1)));
        world.message("state", "SENT");

        assertThat(world.database.sql("SELECT message.due() AS due").mapValue(Long.class).one().block()).isEqualTo(1);
        world.run("UPDATE message.worker SET running = false");
        assertThat(world.database.sql("SELECT message.due() AS due").mapValue(Long.class).one().block()).isZero();
    }

    private List<Claimed> claim(Lane lane) {
        return RelayFixtures.table(world, clock).claim(lane, false).block().messages();
    }

    private Upkeep upkeep() {
        return new Upkeep(world.database, clock);
    }

    private Timestamp at(Duration fromNow) {
        return Timestamp.from(clock.instant().plus(fromNow));
    }
}
