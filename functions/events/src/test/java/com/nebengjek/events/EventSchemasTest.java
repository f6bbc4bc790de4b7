package com.nebengjek.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.catalogue.EventType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A schema is what a producer elsewhere has to go by. */
class EventSchemasTest {

    private static final Set<String> WITHOUT_EXAMPLE = Set.of("object", "array", "boolean");

    static Stream<EventType<?>> types() {
        return Events.catalogue().types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_property_says_what_it_means_in_a_schema(EventType<?> type) {
        assertThat(type.schema().path("description").isString()).isTrue();
        assertThat(properties(type.schema())).allSatisfy(property -> assertThat(property.getValue().path("description").isString())
                .as("%s.%s: describe it, on the record or in vocabulary.json", type, property.getKey())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_property_has_an_example_or_a_list_of_its_values(EventType<?> type) {
        assertThat(properties(type.schema()))
                .filteredOn(property -> !WITHOUT_EXAMPLE.contains(property.getValue().path("type").asString()))
                .allSatisfy(property -> assertThat(property.getValue().has("examples") || property.getValue().has("enum"))
                        .as("%s.%s: give it an example in vocabulary.json", type, property.getKey())
                        .isTrue());
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
