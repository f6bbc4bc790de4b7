package com.nebengjek.api.docs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document. */
public final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;

    /** What the document says about one method of one path. */
    public record Operation(String method, String path, JsonNode node) {

        /** {@code GET /rides/{}}: the names in a path are for people. */
        String key() {
            return keyOf(method, path);
        }

        @Override
        public String toString() {
            return key();
        }
    }

    public OpenApi() {
        try (InputStream file = OpenApi.class.getResourceAsStream("openapi.yaml")) {
            document = new YAMLMapper().readTree(Objects.requireNonNull(file, "openapi.yaml"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static String keyOf(String method, String path) {
        return method.toUpperCase() + " " + path.replaceAll("\\{[^}]+}", "{}");
    }

    public List<Operation> operations() {
        return document.path("paths").propertyStream()
                .flatMap(path -> path.getValue().propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(method.getKey(), path.getKey(), method.getValue())))
                .toList();
    }

    /** The JSON of the request of an operation; missing when it takes none. */
    JsonNode request(Operation operation) {
        return operation.node().path("requestBody").path("content").path("application/json");
    }

    /** The JSON of its answer when all goes well; missing when that has none. */
    JsonNode answer(Operation operation) {
        return operation.node().path("responses").propertyStream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> resolved(response.getValue()).path("content").path("application/json"))
                .findFirst()
                .orElseThrow();
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(document.at(node.path("$ref").stringValue().substring(1))) : node;
    }

    /** Every object that refers to another. */
    Stream<String> references() {
        return document.findValues("$ref").stream().map(JsonNode::stringValue);
    }

    boolean has(String reference) {
        return !document.at(reference.substring(1)).isMissingNode();
    }

    /** The part of a schema that the code knows, as {@link RecordSchema} has it. */
    Map<String, Object> skeleton(JsonNode schema) {
        JsonNode node = resolved(schema);
        Map<String, Object> skeleton = new TreeMap<>();
        skeleton.put("type", node.path("type").stringValue());
        if (node.has("format")) {
            skeleton.put("format", node.path("format").stringValue());
        }
        if (node.has("enum")) {
            skeleton.put("enum", strings(node.path("enum")));
        }
        if (node.has("items")) {
            skeleton.put("items", skeleton(node.path("items")));
        }
        if (node.has("properties")) {
            Map<String, Object> properties = new TreeMap<>();
            node.path("properties").forEachEntry((name, property) -> properties.put(name, skeleton(property)));
            skeleton.put("properties", properties);
            skeleton.put("required", strings(node.path("required")));
        }
        return skeleton;
    }

    private static List<String> strings(JsonNode array) {
        return Arrays.stream(array.valueStream().map(JsonNode::stringValue).toArray(String[]::new)).sorted().toList();
    }
}
