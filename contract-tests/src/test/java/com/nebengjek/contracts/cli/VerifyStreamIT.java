package com.nebengjek.contracts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.golden.GoldenEvent;
import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.client.Defaults;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.impl.Headers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody types who wonders about the events that a stream keeps. */
@WithServers(topology = false)
class VerifyStreamIT {

    private static final String STREAM = "KEPT";
    private static final EventType<MatchRequest> REQUEST = EventType.of(MatchRequest.class);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private JetStreamClient client;
    private String url;

    @BeforeEach
    void keep(TestServers servers) throws Exception {
        url = servers.nats().url();
        client = JetStreamClient.connect(url);
        if (client.streams().find(STREAM).isPresent()) {
            client.streams().delete(STREAM);
        }
        client.streams().createOrUpdate(Defaults.stream(STREAM, "match.>", "location.update.>").build());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    @Test
    void events_in_both_modes_and_of_a_shared_type_conform() throws Exception {
        binary(GoldenEvents.full(REQUEST), REQUEST);
        structured(GoldenEvents.minimal(REQUEST), REQUEST);
        for (Class<? extends Record> position : List.of(DriverLocationUpdate.class, PassengerLocationUpdate.class)) {
            binary(GoldenEvents.full(EventType.of(position)), EventType.of(position));
        }

        assertThat(verify()).as(said()).isZero();
        assertThat(said())
                .contains("2 conform to com.nebengjek.match.request.v1", "2 conform to com.nebengjek.location.update.v1")
                .contains("good: 4 of 4 events conform");
    }

    @Test
    void a_bad_one_is_told_with_its_sequence_and_subject_and_all_stay_where_they_are() throws Exception {
        GoldenEvent good = GoldenEvents.full(REQUEST);
        GoldenEvent bad = GoldenEvents.of(REQUEST).stream()
                .filter(golden -> golden.name().equals("broken-too-large-latitude"))
                .findFirst()
                .orElseThrow();
        binary(good, REQUEST);
        binary(bad, REQUEST);
        client.connection().jetStream().publish("match.request.passenger.nobody", "not an event".getBytes(UTF_8));

        assertThat(verify()).isEqualTo(1);
        assertThat(said())
                .contains("KEPT:2 match.request.passenger.", "data.pickup.latitude must be at most 90")
                .contains("KEPT:3 match.request.passenger.nobody", "broken: 1 of 3 events conform");
        assertThat(client.streams().find(STREAM).orElseThrow().getStreamState().getMsgCount()).isEqualTo(3);
    }

    @Test
    void an_empty_stream_is_good_and_programs_read_so() throws Exception {
        assertThat(verify("--output", "json")).isZero();

        JsonNode report = EventJson.mapper().readTree(said());
        assertThat(report.path("conforms").asBoolean()).isTrue();
        assertThat(report.path("events").asInt()).isZero();
    }

    @Test
    void a_stream_that_is_not_there_ends_with_status_1_and_says_so() throws Exception {
        client.streams().delete(STREAM);

        assertThat(verify()).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("stream not found");
    }

    private void binary(GoldenEvent event, EventType<?> type) throws Exception {
        Headers headers = NatsEventWriter.event(event.id(), "/test", type.type()).headers();
        client.connection().jetStream().publish(subject(type), headers, event.body());
    }

    private void structured(GoldenEvent event, EventType<?> type) throws Exception {
        Headers headers = new Headers().add("Content-Type", "application/cloudevents+json");
        client.connection().jetStream().publish(subject(type), headers, event.structured());
    }

    private static String subject(EventType<?> type) {
        return type.subjectPrefix() + ".0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b";
    }

    private int verify(String... more) throws InterruptedException {
        String[] words = Stream.concat(
                        Stream.of("verify", "--stream", STREAM, "--server", url), Arrays.stream(more))
                .toArray(String[]::new);
        return new Contracts(Map.of(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(words);
    }

    private String said() {
        return out.toString(UTF_8);
    }
}
