package com.nebengjek.contracts.golden;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with the data of an event, once for each kind: a right event with one fault. */
final class Breakages {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A property that is no object, with its place in the data. */
    private record Leaf(List<String> path, JsonNode schema, boolean required) {

        String name() {
            return path.getLast();
        }

        String type() {
            return schema.path("type").asString();
        }

        boolean has(String keyword) {
            return schema.has(keyword);
        }

        boolean isOfFormat(String format) {
            return schema.path("format").asString("").equals(format);
        }
    }

    private final JsonNode right;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<String, ObjectNode> broken = new LinkedHashMap<>();

    private Breakages(EventType<?> type, JsonNode right) {
        this.right = right;
        collect(type.schema(), List.of(), true);
    }

    /** Broken events by the names of their files. */
    static Map<String, ObjectNode> of(EventType<?> type, JsonNode right) {
        Breakages breakages = new Breakages(type, right);
        breakages.all();
        return breakages.broken;
    }

    private void collect(JsonNode object, List<String> path, boolean required) {
        object.path("properties").forEachEntry((name, schema) -> {
            List<String> here = new ArrayList<>(path);
            here.add(name);
            boolean needed = required && Draft.isRequired(object, name);
            if (schema.path("type").asString().equals("object")) {
                collect(schema, here, needed);
            } else {
                leaves.add(new Leaf(List.copyOf(here), schema, needed));
            }
        });
    }

    private void all() {
        first("missing", Leaf::required, leaf -> null);
        first("null", Leaf::required, leaf -> JSON.nullNode());
        first("wrong-type", leaf -> true, leaf -> leaf.type().equals("string") ? JSON.numberNode(7) : JSON.stringNode("seven"));
        first("bad-id", leaf -> leaf.isOfFormat("uuid"), leaf -> JSON.stringNode("not-an-id"));
        first("bad-time", leaf -> leaf.isOfFormat("date-time"), leaf -> JSON.stringNode("yesterday"));
        first("from-the-future", leaf -> leaf.name().equals("timestamp") || leaf.name().equals("at"), leaf -> JSON.stringNode("2999-01-01T00:00:00Z"));
        first("unknown-value", leaf -> leaf.has("enum"), leaf -> JSON.stringNode("NEVER_HEARD_OF"));
        first("empty", leaf -> leaf.has("minLength"), leaf -> JSON.stringNode(""));
        first("too-long", leaf -> leaf.has("maxLength"), leaf -> JSON.stringNode("x".repeat(leaf.schema().path("maxLength").asInt() + 1)));
        first("not-whole", leaf -> leaf.type().equals("integer"), leaf -> JSON.numberNode(1.5));
        leaves.stream().filter(leaf -> leaf.has("minimum")).forEach(leaf -> add("too-small", leaf, beyond(leaf, "minimum", -1)));
        leaves.stream().filter(leaf -> leaf.has("exclusiveMinimum")).forEach(leaf -> add("too-small", leaf, leaf.schema().path("exclusiveMinimum")));
        leaves.stream().filter(leaf -> leaf.has("maximum")).forEach(leaf -> add("too-large", leaf, beyond(leaf, "maximum", 1)));
        ObjectNode text = copy("not-an-object").put("data", "text");
        broken.put("broken-not-an-object", text);
    }

    private static JsonNode beyond(Leaf leaf, String bound, int step) {
        return JSON.numberNode(leaf.schema().path(bound).asInt() + step);
    }

    private void first(String kind, Predicate<Leaf> wanted, Function<Leaf, @Nullable JsonNode> value) {
        leaves.stream().filter(wanted).findFirst().ifPresent(leaf -> add(kind, leaf, value.apply(leaf)));
    }

    /** Of several properties of one name, the first. */
    private void add(String kind, Leaf leaf, @Nullable JsonNode value) {
        String name = kind + "-" + leaf.name();
        if (broken.containsKey("broken-" + name)) {
            return;
        }
        ObjectNode event = copy(name);
        ObjectNode owner = (ObjectNode) event.get("data");
        for (String property : leaf.path().subList(0, leaf.path().size() - 1)) {
            owner = (ObjectNode) owner.get(property);
        }
        if (value == null) {
            owner.remove(leaf.name());
        } else {
            owner.set(leaf.name(), value);
        }
        broken.put("broken-" + name, event);
    }

    private ObjectNode copy(String name) {
        ObjectNode event = (ObjectNode) EventJson.mapper().readTree(right.toString());
        String id = event.get("id").asString();
        return event.put("id", id.substring(0, id.indexOf('/')) + "/broken-" + name);
    }
}
