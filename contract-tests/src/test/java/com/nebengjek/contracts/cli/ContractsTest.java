package com.nebengjek.contracts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a producer types who wants to know whether its events are taken. */
class ContractsTest {

    private static final String GOOD = GoldenEvents.full(EventType.of(MatchRequest.class)).event().toString();
    private static final String BAD = GOOD.replace("\"request_id\"", "\"requestid\"");
    private static final String DATA = GoldenEvents.full(EventType.of(MatchRequest.class)).data().toString();

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void good_events_end_with_status_0_and_are_counted() throws Exception {
        assertThat(run("verify", file("one.json", GOOD), file("two.json", "[" + GOOD + "," + GOOD + "]"))).isZero();
        assertThat(said()).contains("3 conform to com.nebengjek.match.request.v1", "good: 3 of 3 events conform");
    }

    @Test
    void a_bad_event_ends_with_status_1_and_is_told_with_place_field_and_remedy() throws Exception {
        assertThat(run("verify", file("lines.jsonl", GOOD + "\n\n" + BAD + "\n"))).isEqualTo(1);
        assertThat(said()).contains("lines.jsonl:3", "data.request", "broken: 1 of 2 events conform");
    }

    @Test
    void programs_get_json() throws Exception {
        run("verify", file("two.json", "[" + GOOD + "," + BAD + "]"), "--output", "json");

        JsonNode report = EventJson.mapper().readTree(said());
        assertThat(report.path("conforms").asBoolean()).isFalse();
        assertThat(report.at("/conforming/com.nebengjek.match.request.v1").asInt()).isEqualTo(1);
        assertThat(report.at("/broken/0/place").asString()).isEqualTo("two.json[1]");
        assertThat(report.at("/broken/0/fault/field").asString()).startsWith("data.");
        assertThat(report.at("/broken/0/fault/remedy").asString()).isNotBlank();
    }

    @Test
    void raw_http_messages_are_read_in_every_mode_and_what_carries_no_event_is_passed_over() throws Exception {
        String requests = """
                ### binary
                POST /events HTTP/1.1
                Ce-Id: 1
                Ce-Source: /partner
                Ce-Type: com.nebengjek.match.request.v1
                Ce-Specversion: 1.0
                Content-Type: application/json

                %s
                ### structured
                POST /events HTTP/1.1
                Content-Type: application/cloudevents+json

                %s
                ### batch
                POST /events HTTP/1.1
                Content-Type: application/cloudevents-batch+json

                [%s]
                ###
                GET /healthz HTTP/1.1
                """.formatted(DATA, GOOD, BAD);

        assertThat(run("verify", file("recorded.http", requests))).isEqualTo(1);
        assertThat(said()).contains("recorded.http[2][0]", "2 conform to", "broken: 2 of 3");
    }

    @Test
    void an_http_archive_is_read() throws Exception {
        String archive = """
                {"log": {"entries": [
                  {"request": {"method": "POST", "url": "https://api.example/events",
                     "headers": [{"name": "Content-Type", "value": "application/cloudevents+json"}],
                     "postData": {"mimeType": "application/cloudevents+json", "text": %s}},
                   "response": {"status": 202, "headers": [{"name": "Content-Type", "value": "application/json"}],
                     "content": {"text": "{}"}}}]}}
                """.formatted(EventJson.mapper().writeValueAsString(BAD));

        assertThat(run("verify", file("recorded.har", archive))).isEqualTo(1);
        assertThat(said()).contains("recorded.har[0] request", "data.request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json       | is not JSON
            {}             | specversion is required in every CloudEvent
            []             | has no event
            """)
    void a_file_without_a_readable_event_is_told(String content, String said) throws Exception {
        assertThat(run("verify", file("bad.json", content))).isEqualTo(1);
        assertThat(said()).contains("bad.json", said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            verify                        | What is to be verified is missing: name files, or --stream NAME.
            verify no-such-file.json      | FILE is 'no-such-file.json', which cannot be read
            verify x.json --output xml    | --output is 'xml': write json or table.
            verify --streem X             | --streem is not known here
            verify --stream               | --stream needs a value.
            check                         | 'check' is no command: there are list, show, verify.
            show                          | TYPE is missing
            show match.requests.v1        | TYPE is 'match.requests.v1', which is not there
            """)
    void words_that_cannot_be_followed_end_with_status_2(String words, String said) throws Exception {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains(said);
    }

    @Test
    void the_catalogue_can_be_listed_and_a_type_shown() throws Exception {
        assertThat(run("list")).isZero();
        assertThat(said()).contains("match.request.v1", "match.request.passenger.*", "MATCH");
        out.reset();

        assertThat(run("show", "match.request.v1")).isZero();
        JsonNode shown = EventJson.mapper().readTree(said());
        assertThat(shown.at("/type").asString()).isEqualTo("com.nebengjek.match.request.v1");
        assertThat(shown.at("/schema/properties/request_id").isObject()).isTrue();
        assertThat(shown.at("/example/data/request_id").isString()).isTrue();
    }

    private int run(String... words) throws InterruptedException {
        return new Contracts(Map.of(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(words);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(directory.resolve(name), content).toString();
    }
}
