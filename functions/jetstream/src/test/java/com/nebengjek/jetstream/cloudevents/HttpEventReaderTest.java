package com.nebengjek.jetstream.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.HttpEventReader.UnsupportedContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEventReaderTest {

    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"é1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\": 1.0}}";

    private final Map<String, List<String>> binary = new HashMap<>(Map.of(
            "Content-Type", List.of("application/json; charset=UTF-8"),
            "Ce-Specversion", List.of("1.0"),
            "ce-id", List.of("%C3%A91"),
            "ce-source", List.of("/s"),
            "CE-TYPE", List.of("t")));

    @Test
    void binary_mode_has_its_attributes_in_headers_of_any_case() {
        ReceivedEvent event = HttpEventReader.read(binary, "{\"a\": 1.0}".getBytes(UTF_8)).events().getFirst();

        assertThat(event.attributes())
                .containsEntry("id", "é1")
                .containsEntry("datacontenttype", "application/json; charset=UTF-8");
        assertThat(event.data()).asString(UTF_8).isEqualTo("{\"a\": 1.0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "Application/CloudEvents+JSON; charset=utf-8", "application/cloudevents"})
    void structured_mode_is_told_by_its_content_type(String contentType) {
        HttpEventReader.Request request = read(contentType, EVENT);

        assertThat(request.batched()).isFalse();
        assertThat(request.events().getFirst().id()).isEqualTo("é1");
    }

    @Test
    void a_batch_keeps_the_order_and_the_very_bytes_of_the_data() {
        HttpEventReader.Request request =
                read("application/cloudevents-batch+json", " [ " + EVENT + " ,\n" + EVENT.replace("é1", "2") + "]");

        assertThat(request.batched()).isTrue();
        assertThat(request.events()).extracting(ReceivedEvent::id).containsExactly("é1", "2");
        assertThat(request.events().getLast().data()).asString(UTF_8).isEqualTo("{\"a\": 1.0}");
    }

    @Test
    void a_batch_may_be_empty() {
        assertThat(read("application/cloudevents-batch+json", "[]").events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"specversion":"1.0","id":"1","source":"/s"}]     | [0].type
            [{"specversion":"1.0","id":1}]                     | [0].id
            [7]                                                | [0]
            {}                                                 | ''
            [                                                  | ''
            []]                                                | ''
            """)
    void what_is_wrong_with_a_batch_is_named_with_its_place(String body, String field) {
        assertThatThrownBy(() -> read("application/cloudevents-batch+json", body))
                .isInstanceOfSatisfying(InvalidData.class, fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @Test
    void a_header_that_is_not_ascii_is_refused() {
        binary.put("ce-id", List.of("Ã©1"));

        assertThatThrownBy(() -> HttpEventReader.read(binary, new byte[0]))
                .isInstanceOf(InvalidData.class)
                .hasMessageContaining("percent-encoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/cloudevents+avro", "application/cloudevents-batch+xml", "nonsense"})
    void other_content_is_not_understood(String contentType) {
        assertThatThrownBy(() -> read(contentType, EVENT))
                .isInstanceOf(UnsupportedContent.class)
                .hasMessageContaining(contentType);
    }

    private static HttpEventReader.Request read(String contentType, String body) {
        return HttpEventReader.read(Map.of("content-type", List.of(contentType)), body.getBytes(UTF_8));
    }
}
