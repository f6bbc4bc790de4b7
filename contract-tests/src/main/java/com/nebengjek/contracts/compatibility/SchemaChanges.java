package com.nebengjek.contracts.compatibility;

import static com.nebengjek.contracts.compatibility.SchemaChange.breaking;
import static com.nebengjek.contracts.compatibility.SchemaChange.compatible;
import static com.nebengjek.contracts.compatibility.SchemaChange.patch;
import static com.nebengjek.contracts.compatibility.Side.CONSUMERS;
import static com.nebengjek.contracts.compatibility.Side.PRODUCERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds and judges the differences between two versions of the schema of an event's data.
 *
 * <p>An event lives in two directions: what a schema no longer allows breaks who produces it as before; what it allows now
 * and did not before breaks who consumes it as before, except for new properties, which consumers ignore. A property that is
 * gone is refused where events come in from outside.
 */
public final class SchemaChanges {

    private static final Set<String> FOR_READERS = Set.of("description", "examples", "title", "$comment", "$id", "$schema");
    private static final Set<String> JUDGED =
            Set.of("type", "properties", "required", "items", "enum", "format", "additionalProperties");

    private final List<SchemaChange> found = new ArrayList<>();

    private SchemaChanges() {}

    /** All differences, in the order of the properties. */
    public static List<SchemaChange> between(JsonNode before, JsonNode now) {
        SchemaChanges changes = new SchemaChanges();
        changes.compare("", before, now);
        return List.copyOf(changes.found);
    }

    private void compare(String property, JsonNode before, JsonNode now) {
        type(property, before, now);
        values(property, before, now);
        format(property, before, now);
        Bound.ALL.forEach(bound -> bound.compare(property, before, now).ifPresent(found::add));
        additional(property, before, now);
        others(property, before, now);
        properties(property, before, now);
        if (before.has("items") && now.has("items")) {
            compare(property + "[]", before.path("items"), now.path("items"));
        }
    }

    private void type(String property, JsonNode before, JsonNode now) {
        String old = before.path("type").asString("");
        String present = now.path("type").asString("");
        if (old.equals(present)) {
            return;
        }
        String what = "is of type %s now, it was %s".formatted(present, old);
        if (old.equals("integer") && present.equals("number")) {
            found.add(breaking(property, what, CONSUMERS));
        } else if (old.equals("number") && present.equals("integer")) {
            found.add(breaking(property, what, PRODUCERS));
        } else {
            found.add(breaking(property, what, PRODUCERS, CONSUMERS));
        }
    }

    private void values(String property, JsonNode before, JsonNode now) {
        if (!before.has("enum") && !now.has("enum")) {
            return;
        }
        if (!before.has("enum")) {
            found.add(breaking(property, "has to be one of " + String.join(", ", texts(now.path("enum"))), PRODUCERS));
        } else if (!now.has("enum")) {
            found.add(breaking(property, "may have any value now", CONSUMERS));
        } else {
            Set<String> gone = without(texts(before.path("enum")), texts(now.path("enum")));
            Set<String> added = without(texts(now.path("enum")), texts(before.path("enum")));
            if (!gone.isEmpty()) {
                found.add(breaking(property, "may no longer be " + String.join(", ", gone), PRODUCERS));
            }
            if (!added.isEmpty()) {
                found.add(breaking(property, "may be " + String.join(", ", added) + " now", CONSUMERS));
            }
        }
    }

    private void format(String property, JsonNode before, JsonNode now) {
        String old = before.path("format").asString("");
        String present = now.path("format").asString("");
        if (old.equals(present)) {
            return;
        }
        if (old.isEmpty()) {
            found.add(breaking(property, "has to be a %s now".formatted(present), PRODUCERS));
        } else if (present.isEmpty()) {
            found.add(breaking(property, "need not be a %s any more".formatted(old), CONSUMERS));
        } else {
            found.add(breaking(property, "is a %s now, it was a %s".formatted(present, old), PRODUCERS, CONSUMERS));
        }
    }

    private void additional(String property, JsonNode before, JsonNode now) {
        boolean allowed = before.path("additionalProperties").asBoolean(true);
        boolean allowedNow = now.path("additionalProperties").asBoolean(true);
        if (allowed && !allowedNow) {
            found.add(breaking(property, "may no longer have properties beside the known ones", PRODUCERS));
        } else if (!allowed && allowedNow) {
            found.add(compatible(property, "may have properties beside the known ones"));
        }
    }

    /** What nobody judged: of a keyword that is not known here, the worst is to be expected. */
    private void others(String property, JsonNode before, JsonNode now) {
        Set<String> keywords = new TreeSet<>(before.propertyNames());
        keywords.addAll(now.propertyNames());
        for (String keyword : keywords) {
            if (JUDGED.contains(keyword) || Bound.isOne(keyword) || before.path(keyword).equals(now.path(keyword))) {
                continue;
            }
            found.add(FOR_READERS.contains(keyword)
                    ? patch(property, "has another " + keyword)
                    : breaking(property, "has another " + keyword, PRODUCERS, CONSUMERS));
        }
    }

    private void properties(String property, JsonNode before, JsonNode now) {
        JsonNode old = before.path("properties");
        JsonNode present = now.path("properties");
        Set<String> names = new TreeSet<>(old.propertyNames());
        names.addAll(present.propertyNames());
        for (String name : names) {
            String path = property.isEmpty() ? name : property + "." + name;
            boolean required = isRequired(before, name);
            boolean requiredNow = isRequired(now, name);
            if (!old.has(name)) {
                found.add(requiredNow ? breaking(path, "is new and required", PRODUCERS) : compatible(path, "is new"));
            } else if (!present.has(name)) {
                found.add(breaking(path, "is gone", PRODUCERS, CONSUMERS));
            } else {
                if (!required && requiredNow) {
                    found.add(breaking(path, "is required now", PRODUCERS));
                } else if (required && !requiredNow) {
                    found.add(breaking(path, "may be left out now", CONSUMERS));
                }
                compare(path, old.path(name), present.path(name));
            }
        }
    }

    private static boolean isRequired(JsonNode schema, String property) {
        return texts(schema.path("required")).contains(property);
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
