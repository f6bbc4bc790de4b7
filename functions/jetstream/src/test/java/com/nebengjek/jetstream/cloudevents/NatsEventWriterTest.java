package com.nebengjek.jetstream.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsEventWriterTest {

    private static NatsEventWriter event() {
        return NatsEventWriter.event("1", "/kedai \"kopi\"", "com.example.order")
                .at(Instant.parse("2026-05-01T10:00:00Z"))
                .json()
                .with(EventHeaders.PARTITION_KEY, "Jl. Sudirman 100 %, kafé")
                .with(EventHeaders.CAUSATION_ID, null)
                .plain(EventHeaders.MESSAGE_ID, "1");
    }

    @Test
    void headers_for_a_publish_are_what_the_client_would_have_sent() {
        Headers written = event().forPublish();

        assertThat(lines(written)).containsExactlyInAnyOrder(lines(event().headers()));
        assertThat(lines(written)).startsWith("NATS/1.0", "ce-specversion:1.0").endsWith("Nats-Msg-Id:1", "");
    }

    private static String[] lines(Headers headers) {
        byte[] bytes = new byte[headers.serializedLength() + 3];
        int length = headers.serializeToArray(3, bytes);
        assertThat(length).isEqualTo(bytes.length - 3);
        String text = new String(bytes, 3, length, StandardCharsets.US_ASCII);
        assertThat(text).endsWith("\r\n\r\n");
        return text.substring(0, text.length() - 2).split("\r\n", -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\nce-source:/else", "1\n", "\0", "é"})
    void no_value_can_smuggle_in_another_header(String value) {
        assertThatThrownBy(() -> event().plain("x", value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Stream.of(lines(event().with("ce-x", value).forPublish())).filter(line -> line.startsWith("ce-")))
                .hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-x\r\ny", "x\r\ny", "ce-Ü"})
    void no_name_can_smuggle_in_another_header(String name) {
        assertThatThrownBy(() -> event().with(name, "1")).isInstanceOf(IllegalArgumentException.class);
    }
}
