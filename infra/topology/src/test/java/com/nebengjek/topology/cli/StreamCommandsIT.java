package com.nebengjek.topology.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StreamCommandsIT extends AdminFixture {

    private static final String EVENT =
            "{\"specversion\": \"1.0\", \"id\": \"e-1\", \"source\": \"/test\", \"type\": \"t\", \"data\": {}}";

    @BeforeEach
    void threeEventsOfRides() throws Exception {
        run("topology apply");
        narrow("RIDE", "ride-create-ride", "ride.create.trip.*");
        publish("ride.create.trip.7", new Headers().put("ce-type", "create"));
        publish("ride.created.trip.8", new Headers());
        publish("ride.create.trip.9", new Headers());
    }

    @Test
    void the_list_has_every_stream() throws Exception {
        assertThat(json("stream list").path("streams").valueStream().map(stream -> stream.path("name").asString()))
                .contains("RIDE", "DEAD_LETTER", "KV_attempts");
        assertThat(run("stream list")).contains("RIDE", "ride.*.*");
    }

    @Test
    void info_says_what_a_stream_keeps_and_holds() throws Exception {
        JsonNode ride = json("stream info RIDE");

        assertThat(ride.path("messages").asInt()).isEqualTo(3);
        assertThat(ride.path("max_age_seconds").asInt()).isEqualTo(7 * 24 * 60 * 60);
        assertThat(run("stream info RIDE")).containsPattern("last sequence +3");
    }

    @Test
    void a_stream_that_is_not_there_is_said_to_be_missing() throws Exception {
        JsonNode answer = json("stream info RIDES");

        assertThat(status).isEqualTo(1);
        assertThat(answer.path("errors").path(0).asString()).contains("stream not found");
    }

    @Test
    void subjects_are_counted() throws Exception {
        JsonNode subjects = json("stream subjects RIDE --subject ride.create.>").path("subjects");

        assertThat(subjects.size()).isEqualTo(2);
        assertThat(subjects.path("ride.create.trip.7").asInt()).isEqualTo(1);
    }

    @Test
    void a_purge_deletes_what_matches_the_subject() throws Exception {
        JsonNode answer = json("stream purge RIDE --subject ride.create.> --yes");

        assertThat(answer.path("purged").asInt()).isEqualTo(2);
        assertThat(messages("RIDE")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "stream purge RIDE, delete 3 events of stream RIDE",
        "stream delete RIDE, with 3 events",
        "consumer reset RIDE ride-create-ride, up to 2 events",
    })
    void nothing_is_changed_for_good_unless_somebody_says_yes_to_the_count(String words, String question)
            throws Exception {
        JsonNode answer = json(words);
        assertThat(status).isEqualTo(2);
        assertThat(answer.path("errors").path(0).asString()).contains(question);

        terminal = asked -> Optional.of(asked.contains(question) ? "no" : "yes");
        run(words);

        assertThat(status).isEqualTo(1);
        assertThat(messages("RIDE")).isEqualTo(3);
    }

    @Test
    void a_stream_is_deleted_with_its_consumers() throws Exception {
        json("stream delete RIDE --yes");

        assertThat(connection.jetStreamManagement().getStreamNames()).doesNotContain("RIDE");
    }

    @Test
    void consumer_info_says_where_it_stands() throws Exception {
        acknowledge("RIDE", "ride-create-ride", 1);

        JsonNode payment = json("consumer info RIDE ride-create-ride");

        assertThat(payment.path("pending").asInt()).isEqualTo(1);
        assertThat(payment.path("acknowledged_to").asInt()).isEqualTo(1);
    }

    @Test
    void a_consumer_that_is_reset_is_handed_everything_again() throws Exception {
        acknowledge("RIDE", "ride-create-ride", 2);
        assertThat(pending("RIDE", "ride-create-ride")).isZero();

        JsonNode before = json("topology diff");
        json("consumer reset RIDE ride-create-ride --yes");

        assertThat(pending("RIDE", "ride-create-ride")).isEqualTo(2);
        assertThat(json("topology diff")).isEqualTo(before);
    }

    @Test
    void a_reset_loses_nothing_that_waits_in_an_interest_stream() throws Exception {
        publish("match.request.passenger.1", new Headers());
        publish("match.request.passenger.2", new Headers());

        json("consumer reset MATCH match-propose-match --yes");

        assertThat(pending("MATCH", "match-propose-match")).isEqualTo(2);
        assertThat(messages("MATCH")).isEqualTo(2);
        assertThat(connection.jetStreamManagement().getConsumerNames("MATCH"))
                .doesNotContain("match-propose-match-reset");
    }

    @Test
    void a_replay_is_for_one_consumer_and_of_what_it_reads() throws Exception {
        JsonNode answer = json("stream replay RIDE --from-sequence 1 --consumer ride-create-ride");

        assertThat(answer.path("replayed").asInt()).isEqualTo(2);
        assertThat(answer.path("removed_by_retention").isNull()).isTrue();
        MessageInfo replayed = connection.jetStreamManagement().getLastMessage("RIDE", "ride.create.trip.7");
        assertThat(replayed.getSeq()).isEqualTo(4);
        assertThat(replayed.getHeaders().getFirst("ce-type")).isEqualTo("create");
        assertThat(replayed.getHeaders().getFirst("replay-for")).isEqualTo("ride-create-ride");
        assertThat(replayed.getHeaders().getFirst("replay-of")).isEqualTo("RIDE:1:ride-create-ride");
    }

    @Test
    void a_replay_that_is_repeated_stores_nothing_twice() throws Exception {
        json("stream replay RIDE --from-sequence 1 --consumer ride-create-ride");
        JsonNode again = json("stream replay RIDE --from-sequence 1 --consumer ride-create-ride");

        assertThat(again.path("replayed").asInt()).isZero();
        assertThat(again.path("repeated").asInt()).isEqualTo(2);
        assertThat(messages("RIDE")).isEqualTo(5);
    }

    @Test
    void a_replay_from_a_time_begins_with_the_first_event_of_that_time() throws Exception {
        String third = connection
                .jetStreamManagement()
                .getMessage("RIDE", 3)
                .getTime()
                .toInstant()
                .toString();

        JsonNode answer = json("stream replay RIDE --consumer ride-create-ride --dry-run --from-time " + third);

        assertThat(answer.path("from_sequence").asInt()).isEqualTo(3);
        assertThat(answer.path("count").asInt()).isEqualTo(1);
        assertThat(messages("RIDE")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"--from-sequence 1, already removed 2 events", "--from-time 2020-01-01T00:00:00Z, has lost 2 events"})
    void a_replay_says_that_retention_was_faster(String from, String sentence) throws Exception {
        connection.jetStreamManagement().deleteMessage("RIDE", 1);
        connection.jetStreamManagement().deleteMessage("RIDE", 2);

        JsonNode answer = json("stream replay RIDE --consumer ride-create-ride " + from);

        assertThat(answer.path("replayed").asInt()).isEqualTo(1);
        assertThat(answer.path("removed_by_retention").asString()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream replay RIDE --consumer ride-create-ride",
                "stream replay RIDE --from-sequence 1",
                "stream replay RIDE --from-sequence 0 --consumer ride-create-ride",
                "stream replay RIDE --from-sequence 1 --from-time 2026-01-01T00:00:00Z --consumer ride-create-ride",
                "stream replay RIDE --from-sequence 1 --consumer nobody",
                "publish ride.created.> /no/such/file",
                "publish ride..8 /no/such/file",
                "publish ride.created.trip.8 /no/such/file",
                "watch ride..8",
            })
    void words_that_cannot_be_followed_end_with_status_2(String words) throws Exception {
        json(words);

        assertThat(status).isEqualTo(2);
        assertThat(messages("RIDE")).isEqualTo(3);
    }

    @Test
    void an_event_is_published_as_it_is_written_and_once() throws Exception {
        Path file = Files.writeString(infra.resolve("event.json"), EVENT);

        JsonNode kept = json("publish ride.created.trip.8 " + file);
        JsonNode again = json("publish ride.created.trip.8 " + file);

        assertThat(kept.path("stream").asString()).isEqualTo("RIDE");
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        MessageInfo event = connection.jetStreamManagement().getMessage("RIDE", kept.path("sequence").asLong());
        assertThat(event.getData()).asString().isEqualTo(EVENT);
        assertThat(event.getHeaders().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|is not JSON",
                "[]|no JSON object",
                "{\"specversion\": \"1.0\", \"source\": \"/s\", \"type\": \"t\"}|has no id",
                "{\"specversion\": \"0.3\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"t\"}|another specversion",
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"\"}|has no type",
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"t\", \"Key\": 1}|'Key'",
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"t\", \"time\": 1}|a time",
            })
    void what_is_no_cloud_event_is_not_published(String text, String sentence) throws Exception {
        Path file = Files.writeString(infra.resolve("event.json"), text);

        JsonNode answer = json("publish ride.created.trip.8 " + file);

        assertThat(status).isEqualTo(2);
        assertThat(answer.path("errors").path(0).asString()).contains(sentence);
        assertThat(messages("RIDE")).isEqualTo(3);
    }

    @Test
    void an_event_that_no_stream_would_keep_is_not_published() throws Exception {
        Path file = Files.writeString(infra.resolve("event.json"), EVENT);

        JsonNode answer = json("publish nowhere.at.all " + file);

        assertThat(status).isEqualTo(2);
        assertThat(answer.path("errors").path(0).asString()).contains("No stream keeps");
    }

    @Test
    void an_event_whose_headers_nobody_can_read_hides_none_that_come_after_it() throws Exception {
        publishUnreadable("ride.create.trip.10");
        publish("ride.create.trip.11", new Headers());

        assertThat(json("stream replay RIDE --consumer ride-create-ride --from-sequence 1").path("replayed").asInt())
                .isEqualTo(4);
        assertThat(connection.jetStreamManagement().getLastMessage("RIDE", "ride.create.trip.10").getHeaders().getFirst("malformed-headers"))
                .contains("0xC3");
    }

    @Test
    void watching_goes_on_after_an_event_whose_headers_nobody_can_read() throws Exception {
        CompletableFuture<String> watched = watch("watch ride.created.> --count 2");

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            publishUnreadable("ride.created.trip.8");
            return watched.isDone();
        });

        assertThat(watched.join()).contains("ride.created.trip.8");
    }

    @Test
    void watching_shows_what_is_published_meanwhile() throws Exception {
        CompletableFuture<String> watched = watch("watch ride.created.> --count 1");

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            publish("ride.created.trip.8", new Headers());
            return watched.isDone();
        });

        assertThat(watched.join()).startsWith("ride.created.trip.8  {\"of\": \"ride.created.trip.8\"}");
    }

    private CompletableFuture<String> watch(String words) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return run(words);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    /** No client would send it, and every server takes it. */
    private void publishUnreadable(String subject) throws Exception {
        URI server = URI.create(connection.getConnectedUrl());
        String headers = "NATS/1.0\r\ncafé: au lait\r\n\r\n";
        int length = headers.getBytes(UTF_8).length;
        long stored = messages("RIDE");
        try (Socket producer = new Socket(server.getHost(), server.getPort())) {
            producer.getOutputStream()
                    .write("CONNECT {\"headers\":true}\r\nHPUB %s %d %d\r\n%s{}\r\n"
                            .formatted(subject, length, length + 2, headers)
                            .getBytes(UTF_8));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> messages("RIDE") > stored);
        }
    }

    /** Servers before 2.10 know one filter, and take it only where it is within a subject of the stream. */
    private void narrow(String stream, String durable, String filter) throws Exception {
        connection
                .jetStreamManagement()
                .addOrUpdateConsumer(
                        stream,
                        ConsumerConfiguration.builder(connection
                                        .jetStreamManagement()
                                        .getConsumerInfo(stream, durable)
                                        .getConsumerConfiguration())
                                .filterSubject(filter)
                                .build());
    }

    private void acknowledge(String stream, String durable, int count) throws Exception {
        var subscription = connection.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, durable));
        for (Message message : subscription.fetch(count, Duration.ofSeconds(5))) {
            message.ackSync(Duration.ofSeconds(5));
        }
        subscription.unsubscribe();
    }

    private long pending(String stream, String durable) throws Exception {
        return connection.jetStreamManagement().getConsumerInfo(stream, durable).getNumPending();
    }
}
