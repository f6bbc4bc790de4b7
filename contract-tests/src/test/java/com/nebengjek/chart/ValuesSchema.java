package com.nebengjek.chart;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code values.schema.json}: what {@code values.yaml} and its comments say, and nothing beside. */
final class ValuesSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** What Kubernetes calls resource requirements. */
    private static final String RESOURCES = """
            {"type": "object", "additionalProperties": false, "properties": {
              "requests": {"$ref": "#/$defs/quantities"}, "limits": {"$ref": "#/$defs/quantities"}}}
            """;

    private static final String QUANTITIES = """
            {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
            """;

    private final ObjectNode definitions = JSON.createObjectNode();

    private ValuesSchema() {
        definitions.set("quantities", JSON.readTree(QUANTITIES));
        definitions.set("resources", JSON.readTree(RESOURCES));
    }

    static String text(List<Value> values) {
        return new ValuesSchema().of(values);
    }

    private String of(List<Value> values) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Values of the chart nebengjek");
        schema.setAll(map(values));
        // What Helm itself adds: values of all charts, and those of the library chart.
        ((ObjectNode) schema.path("properties")).putObject("global").put("type", "object");
        ((ObjectNode) schema.path("properties")).putObject("keda").put("type", "object");
        schema.set("$defs", definitions);
        return JSON.writeValueAsString(schema) + "\n";
    }

    private ObjectNode map(List<Value> values) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        values.forEach(value -> properties.set(value.name(), described(value)));
        return schema;
    }

    private ObjectNode described(Value value) {
        ObjectNode schema = JSON.createObjectNode();
        if (!value.description().isEmpty()) {
            schema.put("description", value.description());
        }
        String name = (String) value.schema().get("definition");
        if (name != null) {
            definitions.set(name, shape(value));
        }
        String like = value.like().orElse(name);
        return schema.setAll(like == null ? shape(value) : JSON.createObjectNode().put("$ref", reference(like)));
    }

    private ObjectNode shape(Value value) {
        ObjectNode schema = value.children().isEmpty()
                ? JSON.createObjectNode().put("type", type(value.byDefault()))
                : map(value.children());
        value.schema().forEach((keyword, content) -> {
            if (!keyword.equals("definition")) {
                schema.set(keyword, resolved(JSON.valueToTree(content)));
            }
        });
        return schema;
    }

    /** References are written short. */
    private static JsonNode resolved(JsonNode content) {
        if (content instanceof ObjectNode object && object.has("$ref")) {
            object.put("$ref", reference(object.path("$ref").asString()));
        }
        return content;
    }

    private static String reference(String definition) {
        return "#/$defs/" + definition;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }
}
