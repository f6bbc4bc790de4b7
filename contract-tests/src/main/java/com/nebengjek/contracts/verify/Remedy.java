package com.nebengjek.contracts.verify;

import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventType;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What to write into a field, by the schema of its event and the example that has everything. */
final class Remedy {

    private Remedy() {}

    static String of(EventType<?> type, String field) {
        String pointer = "/" + field.replace('.', '/');
        if (field.isEmpty() || !isInSchema(type, field)) {
            return "send %s only".formatted(String.join(", ", fields(type)));
        }
        JsonNode example = Events.catalogue().types().contains(type)
                ? GoldenEvents.full(type).data().at(pointer)
                : MissingNode.getInstance();
        return example.isMissingNode()
                ? "see infra/admin contracts show " + type.type()
                : "send it like " + example;
    }

    private static List<String> fields(EventType<?> type) {
        return List.copyOf(type.schema().path("properties").propertyNames());
    }

    private static boolean isInSchema(EventType<?> type, String field) {
        String first = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        return fields(type).contains(first);
    }
}
