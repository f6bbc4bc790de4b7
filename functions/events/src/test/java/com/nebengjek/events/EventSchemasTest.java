package com.nebengjek.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nebengjek.events.catalogue.EventType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A schema is what a producer elsewhere has to go by. */
class EventSchemasTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("object", "array", "boolean");

    static Stream<EventType<?>> types() {
        return Events.catalogue().types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_property_says_what_it_means_in_a_schema(EventType<?> type) {
        assertThat(type.schema().path("description").isString()).isTrue();
        assertThat(properties(type.schema())).allSatisfy(property -> assertThat(property.getValue().path("description").isString())
                .as("%s.%s: describe it, with @Describe or in vocabulary.json", type, property.getKey())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_property_has_an_example_or_a_list_of_its_values(EventType<?> type) {
        assertThat(properties(type.schema()))
                .filteredOn(property -> !WITHOUT_EXAMPLE.contains(property.getValue().path("type").asString()))
                .allSatisfy(property -> assertThat(property.getValue().has("examples") || property.getValue().has("enum"))
                        .as("%s.%s: give it an example with @Describe or in vocabulary.json", type, property.getKey())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_made_of_the_examples_is_valid(EventType<?> type) {
        Clock then = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

        assertThatCode(() -> type.decodeStrictly(example(type.schema()), then)).doesNotThrowAnyException();
    }

    private static JsonNode example(JsonNode schema) {
        return switch (schema.path("type").asString()) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                schema.path("properties").properties().forEach(each -> object.set(each.getKey(), example(each.getValue())));
                yield object;
            }
            case "array" -> JSON.arrayNode().add(example(schema.path("items")));
            case "boolean" -> JSON.booleanNode(true);
            default -> schema.path(schema.has("enum") ? "enum" : "examples").path(0);
        };
    }

    private static Stream<Map.Entry<String, JsonNode>> properties(JsonNode schema) {
        JsonNode object = schema.path("type").asString().equals("array") ? schema.path("items") : schema;
        return object.path("properties").properties().stream()
                .flatMap(property -> Stream.concat(
                        Stream.of(property),
                        properties(property.getValue())
                                .map(inner -> Map.entry(property.getKey() + "." + inner.getKey(), inner.getValue()))));
    }
}
