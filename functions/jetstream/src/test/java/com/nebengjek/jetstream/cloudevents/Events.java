package com.nebengjek.jetstream.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.jspecify.annotations.Nullable;

/** Events and messages for the tests of the binding, fixed ones and random ones. */
final class Events {

    static final String SUBJECT = "order.placed.1";

    /** Has every attribute, an extension, and what has to be escaped. */
    static final CloudEvent FULL = CloudEventBuilder.v1()
            .withId("1 \"quoted\" 100% €")
            .withSource(URI.create("/shop/jakarta"))
            .withType("com.example.order.placed.v1")
            .withSubject("Pesanan 😀")
            .withTime(OffsetDateTime.parse("2026-03-01T10:15:30.123456789Z"))
            .withDataSchema(URI.create("https://example.com/schemas/order.json"))
            .withExtension("partitionkey", "customer 7")
            .withData("application/json", bytes("{\"amount\": 1.10, \"amount_exact\":123456789012345678901234567890}"))
            .build();

    static final CloudEvent WITHOUT_DATA = CloudEventBuilder.v1()
            .withId("2")
            .withSource(URI.create("urn:shop"))
            .withType("com.example.order.forgotten.v1")
            .build();

    private Events() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The least headers of an event in binary mode, to which a test adds what it is about. */
    static Headers leastHeaders() {
        return new Headers()
                .put("ce-specversion", "1.0")
                .put("ce-id", "1")
                .put("ce-source", "/shop")
                .put("ce-type", "com.example.order.placed.v1");
    }

    static Message message(@Nullable Headers headers, byte[] body) {
        return new NatsMessage(SUBJECT, null, headers, body);
    }

    static Message structured(String contentType, String body) {
        return message(new Headers().put("Content-Type", contentType), bytes(body));
    }

    /** A structured event with further members, written as JSON after a comma. */
    static Message structuredWith(String members) {
        return structured(
                "application/cloudevents+json",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\",\"type\":\"t\"%s}".formatted(members));
    }

    /** Any event whose extensions are texts, which binary mode can carry without loss. */
    static Arbitrary<CloudEvent> anyWithTexts() {
        return any(text());
    }

    /** Any event whose extensions are of the types that JSON has. */
    static Arbitrary<CloudEvent> anyWithTypes() {
        return any(Arbitraries.oneOf(text(), Arbitraries.integers(), Arbitraries.of(true, false)));
    }

    private static Arbitrary<CloudEvent> any(Arbitrary<?> extension) {
        return Combinators.combine(
                        text(), source(), text(), text().injectNull(0.3), time().injectNull(0.3), extensions(extension), data())
                .as(Events::event);
    }

    private static CloudEvent event(
            String id,
            URI source,
            String type,
            @Nullable String subject,
            @Nullable OffsetDateTime time,
            Map<String, ?> extensions,
            Data data) {
        CloudEventBuilder event = CloudEventBuilder.v1().withId(id).withSource(source).withType(type);
        event.withSubject(subject).withTime(time);
        extensions.forEach((name, value) -> extend(event, name, value));
        return data.bytes().length == 0
                ? event.build()
                : event.withData(data.type(), data.bytes()).build();
    }

    private static void extend(CloudEventBuilder event, String name, Object value) {
        switch (value) {
            case Integer number -> event.withExtension(name, number);
            case Boolean flag -> event.withExtension(name, flag);
            default -> event.withExtension(name, value.toString());
        }
    }

    record Data(@Nullable String type, byte[] bytes) {}

    private static Arbitrary<Data> data() {
        Arbitrary<String> json = Arbitraries.of("{}", "[1, 2.50, {\"a\":null}]", "\"teks €\"", "-1.5e3", "true", "null", "{\"a\" : [ ] }");
        return Arbitraries.oneOf(
                json.map(text -> new Data("application/json", bytes(text))),
                json.map(text -> new Data("application/vnd.order+json; charset=utf-8", bytes(text))),
                json.map(text -> new Data(null, bytes(text))),
                text().map(text -> new Data("application/json", bytes("{" + text))),
                text().map(text -> new Data("text/plain", bytes(text))),
                Arbitraries.bytes().array(byte[].class).map(bytes -> new Data("text/plain", bytes)),
                Arbitraries.bytes().array(byte[].class).map(bytes -> new Data("image/png", bytes)));
    }

    /** Every character there is, but for halves of surrogate pairs. */
    static Arbitrary<String> text() {
        StringArbitrary anything = Arbitraries.strings().all();
        StringArbitrary usual = Arbitraries.strings().ascii();
        return Arbitraries.oneOf(anything, usual)
                .map(text -> text.replaceAll("\\p{Cs}", ""))
                .filter(text -> !text.isEmpty());
    }

    private static Arbitrary<URI> source() {
        return Arbitraries.strings().withCharRange('a', 'z').withChars("-.~").ofMinLength(1).list().ofMinSize(1).ofMaxSize(3)
                .map(segments -> URI.create("/" + String.join("/", segments)));
    }

    private static Arbitrary<OffsetDateTime> time() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-12, 14))
                .as((second, nano, hours) -> OffsetDateTime.ofInstant(Instant.ofEpochSecond(second, nano), ZoneOffset.ofHours(hours)));
    }

    private static Arbitrary<? extends Map<String, ?>> extensions(Arbitrary<?> value) {
        Arbitrary<String> name =
                Arbitraries.strings().withCharRange('a', 'z').withCharRange('0', '9').ofMinLength(1).ofMaxLength(20)
                        .map("x"::concat);
        return Arbitraries.maps(name, value).ofMaxSize(5);
    }
}
