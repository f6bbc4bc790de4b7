package com.nebengjek.contracts.golden;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A first version of a right event, from the examples of its schema: for somebody to look at and to correct. */
final class Draft {

    private Draft() {}

    static ObjectNode minimal(EventType<?> type) {
        return event(type, GoldenEvent.MINIMAL).set("data", data(type.schema(), false));
    }

    static ObjectNode full(EventType<?> type) {
        JsonNode data = data(type.schema(), true);
        Record record = EventJson.mapper().treeToValue(data, type.recordClass());
        ObjectNode event = event(type, GoldenEvent.FULL)
                .put("subject", type.aggregateOf(record))
                .put("time", "2026-05-01T10:00:01Z")
                .put("datacontenttype", "application/json")
                .put("partitionkey", type.partitionKeyOf(record))
                .put("correlationid", type.correlationOf(record))
                .put("causationid", "0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f")
                .put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return event.set("data", data);
    }

    private static ObjectNode event(EventType<?> type, String name) {
        return EventJson.mapper().createObjectNode()
                .put("specversion", "1.0")
                .put("id", ContractName.of(type) + "/" + name)
                .put("source", "/contracts/golden")
                .put("type", type.type());
    }

    static JsonNode data(JsonNode schema, boolean full) {
        ObjectNode data = EventJson.mapper().createObjectNode();
        schema.path("properties").forEachEntry((name, property) -> {
            if (full || isRequired(schema, name)) {
                data.set(name, value(property, full));
            }
        });
        return data;
    }

    static boolean isRequired(JsonNode schema, String property) {
        return schema.path("required").valueStream().anyMatch(name -> name.asString().equals(property));
    }

    private static JsonNode value(JsonNode schema, boolean full) {
        return switch (schema.path("type").asString()) {
            case "object" -> data(schema, full);
            case "array" -> full
                    ? EventJson.mapper().createArrayNode().add(value(schema.path("items"), true))
                    : EventJson.mapper().createArrayNode();
            case "boolean" -> EventJson.mapper().getNodeFactory().booleanNode(true);
            default -> schema.has("enum") ? schema.path("enum").path(0) : schema.path("examples").path(0);
        };
    }
}
