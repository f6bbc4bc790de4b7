package com.nebengjek.jetstream.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.catalogue.InvalidData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NatsEventReaderTest {

    private static final byte[] BODY = Events.bytes("{}");

    @ParameterizedTest
    @CsvSource({
        "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀",
        "%e2%82%ac, €",
        "%41, A",
        "'\"quoted \\\"once\\\"\"', 'quoted \"once\"'",
        "'\"both %20 ways\"', 'both   ways'",
    })
    void a_value_is_unquoted_then_decoded_once(String header, String value) {
        var headers = Events.leastHeaders().put("ce-subject", header);

        assertThat(NatsEventReader.read(Events.message(headers, BODY)).attributes()).containsEntry("subject", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C0%A0", "%FF", "%2", "%zz"})
    void a_value_that_is_not_utf8_is_refused_by_the_name_of_its_header(String value) {
        var headers = Events.leastHeaders().put("ce-subject", value);

        assertThatThrownBy(() -> NatsEventReader.read(Events.message(headers, BODY)))
                .isInstanceOf(InvalidData.class)
                .hasMessageStartingWith("ce-subject: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-my_key", "ce-", "CE-my.key", "ce-data"})
    void a_name_that_no_attribute_has_is_refused(String header) {
        var headers = Events.leastHeaders().put(header, "1");

        assertThatThrownBy(() -> NatsEventReader.read(Events.message(headers, BODY)))
                .isInstanceOf(InvalidData.class)
                .hasMessageStartingWith(header + ": is no name of an attribute");
    }

    @Test
    void header_names_are_read_in_any_case() {
        var headers = Events.leastHeaders().put("CE-PartitionKey", "7");

        assertThat(NatsEventReader.read(Events.message(headers, BODY)).partitionKey()).isEqualTo("7");
    }

    @Test
    void an_attribute_in_two_spellings_is_refused() {
        var headers = Events.leastHeaders().put("Ce-Id", "2");

        assertThatThrownBy(() -> NatsEventReader.read(Events.message(headers, BODY)))
                .isInstanceOf(InvalidData.class)
                .hasMessageContaining("is there in more than one spelling");
    }

    @Test
    void an_attribute_with_two_values_is_refused() {
        var headers = Events.leastHeaders().add("ce-id", "2");

        assertThatThrownBy(() -> NatsEventReader.read(Events.message(headers, BODY)))
                .isInstanceOf(InvalidData.class)
                .hasMessage("ce-id: must have one value (has 2)");
    }

    @Test
    void data_of_any_content_type_passes_as_it_is() {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0};
        var headers = Events.leastHeaders().put("ce-datacontenttype", "image/png").put("Content-Type", "image/png");

        ReceivedEvent event = NatsEventReader.read(Events.message(headers, image));

        assertThat(event.attributes()).containsEntry("datacontenttype", "image/png");
        assertThat(event.data()).isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents",
                "application/cloudevents+json",
                "APPLICATION/CloudEvents+JSON",
                "application/cloudevents+json; charset=UTF-8"
            })
    void structured_mode_is_told_by_the_content_type_in_any_case(String contentType) {
        var message = Events.structured(
                contentType, "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\":1}}");

        ReceivedEvent event = NatsEventReader.read(message);

        assertThat(event.id()).isEqualTo("1");
        assertThat(event.data()).asString().isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ",\"data\":{\"price\": 1.10}                                     | {\"price\": 1.10}",
        ",\"data\":\"a\\u20ac\"                                          | \"a\\u20ac\"",
        ",\"datacontenttype\":\"text/plain\",\"data\":\"a\\u20ac\"       | a€",
        ",\"data\":\"<a/>\",\"datacontenttype\":\"application/xml\"      | <a/>",
        ",\"datacontenttype\":\"image/png\",\"data_base64\":\"aGk=\"     | hi",
        ",\"data\":12                                                    | 12",
    })
    void data_of_a_structured_event_is_what_its_content_type_says(String members, String data) {
        assertThat(NatsEventReader.read(Events.structuredWith(members)).data()).asString().isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ",\"id\":\"2\"                          | id: is there more than once",
        ",\"my_key\":\"1\"                      | my_key: is no name of an attribute",
        ",\"subject\":42                        | subject: must be a text",
        ",\"nested\":{}                         | nested: must be a text, a whole number or a boolean",
        ",\"half\":1.5                          | half: must be a text, a whole number or a boolean",
        ",\"large\":2147483648                  | large: must be a whole number of 32 bits",
        ",\"data_base64\":\"?\"                 | data_base64: must be Base64",
        ",\"data\":1,\"data_base64\":\"aGk=\"   | data_base64: must be the only data",
        ",\"subject\":\"\\uD83D\"               | subject: the text has half of a surrogate pair",
        "}{                                     | something follows the structured event",
        ",                                      | the structured event is not JSON",
    })
    void a_broken_structured_event_is_refused_by_the_name_of_its_member(String members, String reason) {
        assertThatThrownBy(() -> NatsEventReader.read(Events.structuredWith(members)))
                .isInstanceOf(InvalidData.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void a_structured_event_that_is_not_utf8_is_refused() {
        byte[] body = Events.bytes("{\"specversion\":\"1.0\",\"id\":\"?\",\"source\":\"/s\",\"type\":\"t\"}");
        body[new String(body).indexOf('?')] = (byte) 0xC0;
        var headers = new io.nats.client.impl.Headers().put("Content-Type", "application/cloudevents+json");

        assertThatThrownBy(() -> NatsEventReader.read(Events.message(headers, body)))
                .isInstanceOf(InvalidData.class)
                .hasMessage("the structured event is not UTF-8");
    }
}
