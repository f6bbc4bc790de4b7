package com.nebengjek.contracts.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.HttpEventReader;
import com.nebengjek.jetstream.cloudevents.HttpEventWriter;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the specifications of CloudEvents 1.0 say of each attribute, held against our readers and writers: the JSON format
 * and the HTTP binding, and the NATS binding, which shares the format and the encoding of headers with them.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON format</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP</a>
 */
class CloudEventsConformanceTest {

    private static final String MINIMAL = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"";
    private static final Instant TIME = Instant.parse("2026-05-01T10:00:00.123456789Z");

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            specversion     | "1.0"                       | 1.0
            id              | "A234-1234-1234"            | A234-1234-1234
            id              | "é/%20 \\u20ac"             | é/%20 €
            source          | "/mycontext"                | /mycontext
            source          | "urn:uuid:6e8bc430-9c3a"    | urn:uuid:6e8bc430-9c3a
            source          | "https://a.example/b?c#d"   | https://a.example/b?c#d
            type            | "com.example.placed.v1"     | com.example.placed.v1
            subject         | "a/b.jpg"                   | a/b.jpg
            time            | "2026-05-01T10:00:00+07:00" | 2026-05-01T10:00:00+07:00
            datacontenttype | "application/vnd.x+json"    | application/vnd.x+json
            dataschema      | "https://a.example/schema"  | https://a.example/schema
            partitionkey    | "p"                         | p
            flag            | true                        | true
            whole           | -2147483648                 | -2147483648
            twenty01        | "digits"                    | digits
            subject         | null                        |
            flag            | null                        |
            """)
    void json_has_an_attribute_as_its_type_or_not_at_all(String name, String json, String read) {
        String event = with(name, json);

        assertThat(httpStructured(event).attributes().get(name)).isEqualTo(read);
        assertThat(natsStructured(event).attributes().get(name)).isEqualTo(read);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            specversion     | "0.3"
            specversion     | 1.0
            specversion     | null
            id              | ""
            id              | null
            id              | 7
            source          | ""
            source          | null
            type            | ""
            type            | null
            subject         | {}
            time            | 1714557600
            datacontenttype | true
            fraction        | 1.5
            large           | 2147483648
            nested          | {"a":1}
            list            | [1]
            Upper           | "x"
            under_score     | "x"
            dash-ed         | "x"
            """)
    void what_json_may_not_have_is_refused_by_its_name(String name, String json) {
        String event = with(name, json);

        assertThatThrownBy(() -> httpStructured(event)).isInstanceOfSatisfying(InvalidData.class, fault -> assertThat(fault.field()).isEqualTo(name));
        assertThatThrownBy(() -> natsStructured(event)).isInstanceOfSatisfying(InvalidData.class, fault -> assertThat(fault.field()).isEqualTo(name));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "data":{"a":1.0}                                       | {"a":1.0}
            "data":[1, 2]                                          | [1, 2]
            "data":"text"                                          | "text"
            "data":"text","datacontenttype":"text/plain"           | text
            "data":true                                            | true
            "data":null                                            | ``
            "data_base64":"eyJhIjoxfQ=="                           | {"a":1}
            "subject":"s"                                          | ``
            """)
    void data_is_json_text_or_base64(String member, String data) {
        String event = "{" + MINIMAL + "," + member + "}";

        assertThat(httpStructured(event).data()).asString(UTF_8).isEqualTo(data);
        assertThat(natsStructured(event).data()).asString(UTF_8).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{MINIMAL,\"data\":{},\"data_base64\":\"e30=\"}", "{MINIMAL,\"data_base64\":\"%\"}", "{MINIMAL,\"id\":\"2\"}", "{MINIMAL}{}", "[]", "7", "{"
    })
    void what_is_no_event_is_refused(String body) {
        String event = body.replace("MINIMAL", MINIMAL);

        assertThatThrownBy(() -> httpStructured(event)).isInstanceOf(InvalidData.class);
        assertThatThrownBy(() -> natsStructured(event)).isInstanceOf(InvalidData.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ce-id           | A234-1234          | id            | A234-1234
            Ce-Id           | 1                  | id            | 1
            CE-ID           | 1                  | id            | 1
            ce-id           | Euro%20%E2%82%AC   | id            | Euro €
            ce-id           | %e2%82%ac%25       | id            | €%
            ce-id           | %F0%9F%98%80       | id            | \uD83D\uDE00
            ce-id           | "quoted \\"x\\""   | id            | quoted "x"
            ce-source       | https://a/b?c=d#e  | source        | https://a/b?c=d#e
            ce-subject      | a/b.jpg            | subject       | a/b.jpg
            ce-time         | 2026-05-01T10:00:00Z | time        | 2026-05-01T10:00:00Z
            ce-dataschema   | https://a/schema   | dataschema    | https://a/schema
            ce-flag         | true               | flag          | true
            ce-traceparent  | 00-0af7-b7ad-01    | traceparent   | 00-0af7-b7ad-01
            """)
    void a_header_carries_an_attribute_percent_encoded(String header, String value, String name, String read) {
        assertThat(httpBinary(header, value).attributes().get(name)).isEqualTo(read);
        assertThat(natsBinary(header, value).attributes().get(name)).isEqualTo(read);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ce-id           | ``
            ce-source       | ``
            ce-type         | ``
            ce-specversion  | 0.3
            ce-specversion  | ``
            ce-id           | %FF
            ce-id           | %C3%28
            ce-under_score  | x
            ce-data         | x
            ce-             | x
            """)
    void a_header_that_carries_none_is_refused(String header, String value) {
        assertThatThrownBy(() -> httpBinary(header, value)).isInstanceOf(InvalidData.class);
        assertThatThrownBy(() -> natsBinary(header, value)).isInstanceOf(InvalidData.class);
    }

    @Test
    void what_we_write_is_what_we_read_in_every_mode_and_is_ascii() {
        NatsEventWriter written = NatsEventWriter.event("é 50% \"x\"", "/s", "t").at(TIME).json().with("ce-subject", "a/b");
        HttpEventWriter.Outgoing event = new HttpEventWriter.Outgoing(written, "{\"a\":1.0}".getBytes(UTF_8));
        Map<String, List<String>> headers = new HashMap<>();
        HttpEventWriter.binary(event).forEach((name, value) -> headers.put(name, List.of(value)));

        ReceivedEvent binary = HttpEventReader.read(headers, event.data()).events().getFirst();
        HttpEventReader.Request batch = HttpEventReader.read(
                Map.of("Content-Type", List.of(HttpEventReader.BATCH_JSON)), HttpEventWriter.batch(List.of(event, event)));

        assertThat(headers.values()).allSatisfy(values -> assertThat(values.getFirst()).matches("[ -~]+"));
        assertThat(headers).containsKey("Content-Type").doesNotContainKey("ce-datacontenttype");
        assertThat(binary.id()).isEqualTo("é 50% \"x\"");
        assertThat(binary.attributes()).containsEntry("time", TIME.toString()).containsEntry("datacontenttype", "application/json");
        assertThat(batch.events()).hasSize(2).allSatisfy(each -> {
            assertThat(each.attributes()).isEqualTo(binary.attributes());
            assertThat(each.data()).isEqualTo(binary.data());
        });
    }

    /** The smallest event, with a member of this value. */
    private static String with(String name, String json) {
        StringBuilder event = new StringBuilder("{");
        for (String member : MINIMAL.split(",")) {
            if (!member.startsWith("\"" + name + "\"")) {
                event.append(member).append(',');
            }
        }
        return event.append('"').append(name).append("\":").append(json).append('}').toString();
    }

    private static ReceivedEvent httpStructured(String event) {
        return HttpEventReader.read(Map.of("Content-Type", List.of("application/cloudevents+json; charset=UTF-8")), event.getBytes(UTF_8))
                .events()
                .getFirst();
    }

    private static ReceivedEvent natsStructured(String event) {
        Headers headers = new Headers().put("Content-Type", "application/cloudevents+json");
        return NatsEventReader.read(new NatsMessage("s", null, headers, event.getBytes(UTF_8)));
    }

    private static ReceivedEvent httpBinary(String header, String value) {
        Map<String, List<String>> headers = new HashMap<>();
        binary(header, value).forEach((name, each) -> headers.put(name, List.of(each)));
        headers.put("Content-Type", List.of("application/json"));
        return HttpEventReader.read(headers, "{}".getBytes(UTF_8)).events().getFirst();
    }

    private static ReceivedEvent natsBinary(String header, String value) {
        Headers headers = new Headers();
        binary(header, value).forEach(headers::put);
        return NatsEventReader.read(new NatsMessage("s", null, headers, "{}".getBytes(UTF_8)));
    }

    private static Map<String, String> binary(String header, String value) {
        Map<String, String> headers =
                new HashMap<>(Map.of("ce-id", "1", "ce-source", "/s", "ce-type", "t", "ce-specversion", "1.0"));
        headers.remove(header.toLowerCase(Locale.ROOT));
        headers.put(header, value);
        return headers;
    }
}
