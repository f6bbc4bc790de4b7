package com.nebengjek.jetstream.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.rw.CloudEventRWException;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsMessageFactoryTest {

    @Test
    void binary_mode_puts_attributes_into_headers_and_data_into_the_body() {
        Message message = NatsMessageFactory.createWriter(Events.SUBJECT).writeBinary(Events.FULL);

        assertThat(message.getSubject()).isEqualTo(Events.SUBJECT);
        assertThat(message.getData()).isEqualTo(Events.FULL.getData().toBytes());
        assertThat(message.getHeaders())
                .isEqualTo(new Headers()
                        .put("ce-specversion", "1.0")
                        .put("ce-id", "1%20%22quoted%22%20100%25%20%E2%82%AC")
                        .put("ce-source", "/shop/jakarta")
                        .put("ce-type", "com.example.order.placed.v1")
                        .put("ce-subject", "Pesanan%20%F0%9F%98%80")
                        .put("ce-time", "2026-03-01T10:15:30.123456789Z")
                        .put("ce-dataschema", "https://example.com/schemas/order.json")
                        .put("ce-datacontenttype", "application/json")
                        .put("ce-partitionkey", "customer%207"));
    }

    @Test
    void structured_mode_puts_all_into_the_body_and_says_so_in_the_content_type() {
        Message message = NatsMessageFactory.createWriter(Events.SUBJECT)
                .writeStructured(Events.WITHOUT_DATA, EventHeaders.STRUCTURED_JSON);

        assertThat(message.getHeaders()).isEqualTo(new Headers().put("Content-Type", "application/cloudevents+json"));
        assertThat(message.getData())
                .asString()
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"urn:shop\","
                        + "\"type\":\"com.example.order.forgotten.v1\"}");
    }

    @Test
    void an_extension_of_another_type_is_its_canonical_text_in_binary_mode() {
        var event = CloudEventBuilder.v1(Events.WITHOUT_DATA)
                .withExtension("count", 42)
                .withExtension("gift", true)
                .build();

        Message message = NatsMessageFactory.createWriter(Events.SUBJECT).writeBinary(event);

        assertThat(message.getHeaders().getFirst("ce-count")).isEqualTo("42");
        assertThat(message.getHeaders().getFirst("ce-gift")).isEqualTo("true");
    }

    @Test
    void half_a_surrogate_pair_is_refused_instead_of_becoming_a_question_mark() {
        var event = CloudEventBuilder.v1(Events.WITHOUT_DATA).withSubject("broken \uD83D").build();

        assertThatThrownBy(() -> NatsMessageFactory.createWriter(Events.SUBJECT).writeBinary(event))
                .isInstanceOf(CloudEventRWException.class)
                .hasMessageContaining("subject");
    }

    @Test
    void an_event_of_an_earlier_version_is_refused() {
        var event = CloudEventBuilder.v03().withId("1").withSource(URI.create("/shop")).withType("t").build();

        assertThatThrownBy(() -> NatsMessageFactory.createWriter(Events.SUBJECT).writeBinary(event))
                .isInstanceOf(CloudEventRWException.class)
                .hasMessageContaining("0.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents-batch+json", "Application/CloudEvents-Batch+JSON; charset=utf-8"})
    void a_batch_is_refused(String contentType) {
        assertThatThrownBy(() -> NatsMessageFactory.createReader(Events.structured(contentType, "[]")))
                .isInstanceOf(CloudEventRWException.class)
                .hasMessageContaining("Content-Type")
                .hasMessageContaining("NATS carries one event a message");
    }

    @Test
    void an_event_format_that_is_not_there_is_named() {
        assertThatThrownBy(() -> NatsMessageFactory.createReader(Events.structured("application/cloudevents+avro", "")))
                .isInstanceOf(CloudEventRWException.class)
                .hasMessageContaining("application/cloudevents+avro needs an EventFormat");
    }

    @Test
    void a_message_without_headers_is_no_event() {
        assertThatThrownBy(() -> NatsMessageFactory.createReader(Events.message(null, new byte[0])))
                .isInstanceOf(CloudEventRWException.class)
                .hasMessageContaining("specversion: is required");
    }
}
