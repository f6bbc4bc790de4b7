package com.nebengjek.topology;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A mapping of the file with its path, and the mapping that speaks where this one is silent. */
final class Section {

    private final String path;
    private final JsonNode node;
    private final @Nullable Section otherwise;

    Section(String path, JsonNode node) {
        this(path, node, null);
    }

    private Section(String path, JsonNode node, @Nullable Section otherwise) {
        if (!node.isObject() && !node.isNull() && !node.isMissingNode()) {
            throw new InvalidTopology(
                    display(path), "is " + node + ", which is no mapping", "write keys and values below it");
        }
        this.path = path;
        this.node = node;
        this.otherwise = otherwise;
    }

    /** This section, with another one for the keys that it does not have. */
    Section or(Section fallback) {
        return new Section(path, node, otherwise == null ? fallback : otherwise.or(fallback));
    }

    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    /** The section below a key; an empty one when the key is not there. */
    Section section(String key) {
        return new Section(pathOf(key), node.path(key));
    }

    /** @throws InvalidTopology when there is a key that nobody reads */
    Section only(String... known) {
        Set<String> allowed = new TreeSet<>(Set.of(known));
        for (String key : keys()) {
            if (!allowed.contains(key)) {
                throw new InvalidTopology(pathOf(key), "is not known", "write one of " + String.join(", ", allowed));
            }
        }
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    Value value(String key) {
        if (has(key)) {
            return new Value(pathOf(key), node.get(key));
        }
        if (otherwise != null) {
            return otherwise.value(key);
        }
        throw new InvalidTopology(pathOf(key), "is missing", "give it a value");
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String display(String path) {
        return path.isEmpty() ? "the file" : path;
    }
}
