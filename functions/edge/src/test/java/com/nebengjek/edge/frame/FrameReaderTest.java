package com.nebengjek.edge.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {

    @Test
    void a_frame_has_an_event_an_id_and_data() {
        Frame frame = FrameReader.read("""
                {"event":"beacon_update","id":"7","data":{"is_active":true}}""");

        assertThat(frame.event()).isEqualTo("beacon_update");
        assertThat(frame.id()).isEqualTo("7");
        assertThat(frame.data().path("is_active").asBoolean()).isTrue();
    }

    @Test
    void the_id_may_be_left_out_as_earlier_clients_do() {
        assertThat(FrameReader.read("""
                {"event":"beacon_update","data":{}}""").id()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"event":                                  | ``    | the frame is not JSON
            []                                         | ``    | a frame must be a JSON object with event, id and data
            {"data":{}}                                | event | event: is required
            {"event":7,"data":{}}                      | event | event: must be of type string
            {"event":"","data":{}}                     | event | event: must have 1 to 64 characters
            {"event":"x","id":7,"data":{}}             | id    | id: must be of type string
            {"event":"x"}                              | data  | data: is required
            {"event":"x","data":[]}                    | data  | data: must be of type object
            {"event":"x","data":{},"user":"me"}        | user  | user: is not a known field
            {"event":"x","event":"y","data":{}}        | ``    | the frame is not JSON: Duplicate
            {"event":"x","data":{}} {}                 | ``    | the frame is not JSON
            """)
    void what_is_not_a_frame_is_refused_with_the_field_and_the_rule(String text, String field, String message) {
        FrameRefused refused = catchThrowableOfType(FrameRefused.class, () -> FrameReader.read(text));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FORMAT);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused).hasMessageStartingWith(message);
    }

    @Test
    void a_refusal_carries_the_id_of_the_frame_when_it_could_be_read() {
        FrameRefused refused =
                catchThrowableOfType(FrameRefused.class, () -> FrameReader.read("""
                        {"event":"x","id":"7"}"""));

        assertThat(refused.frameId()).isEqualTo("7");
    }

    @Test
    void deep_nesting_is_refused_and_not_followed() {
        String deep = "{\"event\":\"x\",\"data\":{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}";

        assertThat(catchThrowableOfType(FrameRefused.class, () -> FrameReader.read(deep)))
                .hasMessageStartingWith("the frame is not JSON");
    }
}
