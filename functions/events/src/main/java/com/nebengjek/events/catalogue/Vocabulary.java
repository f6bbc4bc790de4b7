package com.nebengjek.events.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a property of a name means, wherever it appears, with examples: {@code META-INF/nebengjek/vocabulary.json}, which a
 * catalogue brings along. What a record says of its property itself comes first.
 */
final class Vocabulary {

    private static final String FILE = "META-INF/nebengjek/vocabulary.json";
    private static final Supplier<JsonNode> WORDS = Once.of(Vocabulary::read);

    private Vocabulary() {}

    /** Adds to the schema of a property what the vocabulary knows of it. */
    static void describe(String property, ObjectNode schema) {
        JsonNode word = WORDS.get().path(property);
        if (word.has("description")) {
            schema.set("description", word.get("description"));
        }
        if (schema.has("enum")) {
            return;
        }
        word.path("examples").valueStream()
                .filter(example -> fits(example, schema.path("type").asString("")))
                .findFirst()
                .ifPresent(example -> schema.putArray("examples").add(example));
    }

    /** Two properties of one name may differ in type, as the status of a ride and that of an HTTP answer do. */
    private static boolean fits(JsonNode example, String type) {
        return switch (type) {
            case "string" -> example.isString();
            case "integer" -> example.isIntegralNumber();
            case "number" -> example.isNumber();
            default -> false;
        };
    }

    private static JsonNode read() {
        try (InputStream file = Vocabulary.class.getClassLoader().getResourceAsStream(FILE)) {
            return file == null ? JsonNodeFactory.instance.objectNode() : EventJson.mapper().readTree(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(FILE + " cannot be read", fault);
        }
    }
}
