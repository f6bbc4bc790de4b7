package com.nebengjek.topology.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.topology.stored.StoredEvents;
import io.nats.client.JetStreamManagement;
import io.nats.client.PurgeOptions;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DeadCommandsIT extends AdminFixture {

    private static final String CREATED = "com.nebengjek.ride.created.v1";
    private static final String METERED = "com.nebengjek.ride.metered.v1";

    @BeforeEach
    void twoEventsDied() throws Exception {
        run("topology apply");
        die("ride.metered.trip.7", "payment-ride", METERED, "invalid: amount is missing", "2026-01-01T10:00:00Z");
        die("ride.created.trip.8", "client-notify-ride", CREATED, "failed 3 times", "2026-01-01T12:00:00Z");
    }

    @Test
    void count_is_one_number() throws Exception {
        assertThat(json("dead count").toString()).isEqualTo("{\"count\":2}");
    }

    @ParameterizedTest
    @CsvSource({
        "--stream RIDE, 2",
        "--stream MATCH, 0",
        "--consumer payment-ride, 1",
        "--reason INVALID, 1",
        "--type com.nebengjek.ride.created.v1, 1",
        "--from 2026-01-01T10:00:00Z, 2",
        "--from 2026-01-01T10:00:01Z, 1",
        "--to 2026-01-01T12:00:00Z, 1",
        "--to 2026-01-01T19:00:01+07:00, 2",
        "--sequences 2, 1",
        "'--sequences 1-2,9', 2",
        "--sequences 3-9, 0",
        "--stream RIDE --reason failed --type com.nebengjek.ride.metered.v1, 0",
    })
    void a_filter_takes_what_meets_every_condition(String filter, int count) throws Exception {
        assertThat(json("dead count " + filter).path("count").asInt()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"--from yesterday", "--sequences 1-", "--sequences x"})
    void a_filter_that_cannot_be_read_ends_with_status_2(String filter) throws Exception {
        json("dead replay --yes " + filter);

        assertThat(status).isEqualTo(2);
        assertThat(messages("DEAD_LETTER")).isEqualTo(2);
    }

    @Test
    void the_list_says_which_event_died_of_what() throws Exception {
        JsonNode first = json("dead list --limit 1").path("dead_letters").path(0);

        assertThat(first.path("sequence").asInt()).isEqualTo(1);
        assertThat(first.path("consumer").asString()).isEqualTo("payment-ride");
        assertThat(first.path("subject").asString()).isEqualTo("ride.metered.trip.7");
        assertThat(first.path("reason").asString()).isEqualTo("invalid: amount is missing");
        assertThat(first.path("time").asString()).isEqualTo("2026-01-01T10:00:00Z");
    }

    @Test
    void the_list_for_people_says_how_many_it_does_not_show() throws Exception {
        assertThat(run("dead list --limit 1")).contains("payment-ride", "2 dead letters, of which 1 are shown");
    }

    @Test
    void one_is_shown_with_its_event() throws Exception {
        JsonNode shown = json("dead show 2");

        assertThat(shown.path("headers").path("ce-type").path(0).asString()).isEqualTo(CREATED);
        assertThat(shown.path("data").asString()).isEqualTo("{\"of\": \"dead.RIDE.client-notify-ride\"}");
    }

    @Test
    void one_that_is_not_there_cannot_be_shown() throws Exception {
        json("dead show 3");

        assertThat(status).isEqualTo(2);
    }

    @Test
    void a_replay_is_the_event_for_the_consumer_that_failed() throws Exception {
        JsonNode answer = json("dead replay --consumer payment-ride --yes");

        assertThat(answer.path("replayed").asInt()).isEqualTo(1);
        MessageInfo replayed = last("ride.metered.trip.7");
        assertThat(replayed.getData()).asString().isEqualTo("{\"of\": \"dead.RIDE.payment-ride\"}");
        assertThat(replayed.getHeaders().getFirst("ce-type")).isEqualTo(METERED);
        assertThat(replayed.getHeaders().getFirst("replay-for")).isEqualTo("payment-ride");
        assertThat(replayed.getHeaders().getFirst("replay-of")).isEqualTo("RIDE:1:payment-ride");
        assertThat(replayed.getHeaders().keySet()).noneMatch(name -> name.startsWith("dead-"));
        assertThat(json("dead count").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void an_event_that_dies_again_is_replayed_under_another_message_id() throws Exception {
        run("dead replay --consumer payment-ride --yes");
        String firstId = last("ride.metered.trip.7").getHeaders().getFirst("Nats-Msg-Id");
        Headers again = dead("ride.metered.trip.7", "payment-ride", METERED, "invalid", "2026-01-01T13:00:00Z", 3)
                .put("replay-of", "RIDE:1:payment-ride")
                .put("replay-for", "payment-ride")
                .put("replay-count", "1");
        publish("dead.RIDE.payment-ride", again);

        run("dead replay --consumer payment-ride --yes");

        Headers headers = last("ride.metered.trip.7").getHeaders();
        assertThat(headers.getFirst("Nats-Msg-Id")).isNotEqualTo(firstId);
        assertThat(headers.getFirst("replay-of")).isEqualTo("RIDE:3:payment-ride");
        assertThat(headers.getFirst("replay-count")).isEqualTo("2");
        assertThat(messages("RIDE")).isEqualTo(4);
    }

    @Test
    void a_replay_that_was_interrupted_before_the_dead_letter_was_deleted_stores_the_event_once() throws Exception {
        denyDeletes();
        run("dead replay --consumer payment-ride --yes");
        assertThat(status).isEqualTo(1);
        assertThat(messages("DEAD_LETTER")).isEqualTo(2);
        assertThat(messages("RIDE")).isEqualTo(3);

        allowDeletes();
        run("dead replay --consumer payment-ride --yes");

        assertThat(status).isZero();
        assertThat(messages("DEAD_LETTER")).isEqualTo(1);
        assertThat(messages("RIDE")).isEqualTo(3);
    }

    @Test
    void a_replay_that_is_repeated_long_after_its_interruption_stores_the_event_once() throws Exception {
        forgetQuickly();
        denyDeletes();
        run("dead replay --consumer payment-ride --yes");
        assertThat(messages("RIDE")).isEqualTo(3);
        allowDeletes();
        awaitForgotten();

        run("dead replay --consumer payment-ride --yes");

        assertThat(status).isZero();
        assertThat(messages("DEAD_LETTER")).isEqualTo(1);
        assertThat(copies("ride.metered.trip.7")).isEqualTo(1);
    }

    @Test
    void what_may_have_been_handed_out_by_an_interrupted_replay_is_left_to_a_person() throws Exception {
        forgetQuickly();
        denyDeletes();
        run("dead replay --consumer payment-ride --yes");
        allowDeletes();
        awaitForgotten();
        connection.jetStreamManagement().purgeStream("RIDE");

        JsonNode answer = json("dead replay --consumer payment-ride --yes");
        assertThat(answer.path("kept").path(0).path("why").asString()).contains("may have handed it", "--again");
        assertThat(messages("RIDE")).isZero();

        json("dead replay --consumer payment-ride --yes --again");
        assertThat(status).isZero();
        assertThat(messages("RIDE")).isEqualTo(1);
        assertThat(messages("DEAD_LETTER")).isEqualTo(1);
    }

    @Test
    void nothing_is_replayed_to_a_consumer_that_is_gone() throws Exception {
        connection.jetStreamManagement().deleteConsumer("RIDE", "payment-ride");

        JsonNode answer = json("dead replay --yes");

        assertThat(status).isEqualTo(1);
        assertThat(answer.path("replayed").asInt()).isEqualTo(1);
        assertThat(answer.path("kept").path(0).path("why").asString()).contains("no consumer payment-ride any more");
        assertThat(messages("DEAD_LETTER")).isEqualTo(1);
    }

    @Test
    void what_says_not_where_it_came_from_is_kept() throws Exception {
        publish("dead.letter", new Headers());

        JsonNode answer = json("dead replay --sequences 3 --yes");

        assertThat(answer.path("kept").path(0).path("why").asString()).contains("does not say which consumer");
        assertThat(messages("DEAD_LETTER")).isEqualTo(3);
    }

    @Test
    void a_part_of_an_event_is_not_replayed_and_the_answer_says_where_the_whole_is() throws Exception {
        Headers cut = dead("ride.metered.trip.7", "payment-ride", METERED, "invalid", "2026-01-01T13:00:00Z", 1)
                .put("Nats-Msg-Id", "another")
                .put("dead-cut", "10 of 20 bytes are here");
        publish("dead.RIDE.payment-ride", cut);

        JsonNode answer = json("dead replay --sequences 3 --yes");

        assertThat(answer.path("kept").path(0).path("why").asString())
                .contains("only 10 of 20 bytes are here", "stream replay RIDE --from-sequence 1 --consumer payment-ride");
        assertThat(messages("DEAD_LETTER")).isEqualTo(3);
        assertThat(messages("RIDE")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"replay", "discard"})
    void a_dry_run_counts_and_changes_nothing(String deed) throws Exception {
        JsonNode answer = json("dead " + deed + " --dry-run");

        assertThat(answer.path("count").asInt()).isEqualTo(2);
        assertThat(answer.path("dry_run").asBoolean()).isTrue();
        assertThat(messages("DEAD_LETTER")).isEqualTo(2);
        assertThat(messages("RIDE")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"replay", "discard"})
    void nothing_changes_when_there_is_nobody_to_ask(String deed) throws Exception {
        JsonNode answer = json("dead " + deed);

        assertThat(status).isEqualTo(2);
        assertThat(answer.path("errors").path(0).asString()).contains("no terminal", "2 dead letters", "--yes");
        assertThat(messages("DEAD_LETTER")).isEqualTo(2);
    }

    @Test
    void a_person_is_shown_the_count_and_may_say_no() throws Exception {
        AtomicReference<String> asked = new AtomicReference<>();
        terminal = question -> {
            asked.set(question);
            return Optional.of("n");
        };

        run("dead discard");

        assertThat(asked.get()).contains("discard 2 dead letters?");
        assertThat(status).isEqualTo(1);
        assertThat(messages("DEAD_LETTER")).isEqualTo(2);
    }

    @Test
    void a_person_who_says_yes_has_them_discarded() throws Exception {
        terminal = question -> Optional.of("y");

        run("dead discard --reason invalid");

        assertThat(status).isZero();
        assertThat(json("dead list").path("dead_letters").path(0).path("sequence").asInt()).isEqualTo(2);
    }

    /** An event, and the dead letter that the binding writes of it. */
    private void die(String subject, String consumer, String type, String reason, String time) throws Exception {
        long sequence = publish(subject, new Headers().put("ce-type", type));
        publish("dead.RIDE." + consumer, dead(subject, consumer, type, reason, time, sequence));
    }

    private static Headers dead(
            String subject, String consumer, String type, String reason, String time, long sequence) {
        return new Headers()
                .put("ce-type", type)
                .put("dead-reason", reason)
                .put("dead-error", "")
                .put("dead-function", consumer.replace("-ride", ""))
                .put("dead-stream", "RIDE")
                .put("dead-consumer", consumer)
                .put("dead-sequence", Long.toString(sequence))
                .put("dead-subject", subject)
                .put("dead-deliveries", "3")
                .put("dead-time", time)
                .put("Nats-Msg-Id", "RIDE:" + sequence + ":" + consumer);
    }

    private void denyDeletes() throws Exception {
        StreamConfiguration present = connection
                .jetStreamManagement()
                .getStreamInfo("DEAD_LETTER")
                .getConfiguration();
        connection
                .jetStreamManagement()
                .updateStream(
                        StreamConfiguration.builder(present).denyDelete(true).build());
    }

    /** A server never takes that back: the same dead letters at the same places of a new stream. */
    private void allowDeletes() throws Exception {
        JetStreamManagement management = connection.jetStreamManagement();
        List<MessageInfo> letters =
                List.of(management.getMessage("DEAD_LETTER", 1), management.getMessage("DEAD_LETTER", 2));
        StreamConfiguration denying = management.getStreamInfo("DEAD_LETTER").getConfiguration();
        management.deleteStream("DEAD_LETTER");
        management.addStream(
                StreamConfiguration.builder(denying).denyDelete(false).build());
        for (MessageInfo letter : letters) {
            publish(letter.getSubject(), letter.getHeaders());
        }
    }

    /**
     * To be called while the stream knows no id: a server that shortens the window of a stream that does may look at
     * them before the new window holds, and not again before the old one has passed.
     */
    private void forgetQuickly() throws Exception {
        StreamConfiguration present =
                connection.jetStreamManagement().getStreamInfo("RIDE").getConfiguration();
        connection
                .jetStreamManagement()
                .updateStream(StreamConfiguration.builder(present)
                        .duplicateWindow(Duration.ofMillis(100))
                        .build());
    }

    /** Until the stream has forgotten an id that it was told later than that of the replay. */
    private void awaitForgotten() throws Exception {
        publish("ride.refused.user.1", new Headers().put("Nats-Msg-Id", "later"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> publish("ride.refused.user.2", new Headers().put("Nats-Msg-Id", "later"))
                        > last("ride.refused.user.1").getSeq());
        connection.jetStreamManagement().purgeStream("RIDE", PurgeOptions.subject("ride.refused.>"));
    }

    private long copies(String subject) throws Exception {
        long[] copies = new long[1];
        new StoredEvents(connection.jetStreamManagement(), "RIDE").forEach(subject, 1, event -> copies[0]++);
        return copies[0] - 1;
    }

    private MessageInfo last(String subject) throws Exception {
        return connection.jetStreamManagement().getLastMessage("RIDE", subject);
    }
}
