package com.nebengjek.events.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks data against a schema and says in one sentence which field is wrong, with which value, and what would be right. */
public final class SchemaCheck {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build()));
    private static final int LONGEST_VALUE_SHOWN = 60;

    private final Schema schema;

    /** @param schema of version 2020-12; formats are rules */
    public SchemaCheck(ObjectNode schema) {
        this.schema = REGISTRY.getSchema(schema.toString(), InputFormat.JSON);
    }

    /** @throws InvalidData naming the first field at fault, and how many more there are */
    public void check(JsonNode data) {
        List<Error> errors = schema.validate(data);
        if (errors.isEmpty()) {
            return;
        }
        Error first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        throw new InvalidData(field(first), fault(first) + more);
    }

    private static String field(Error error) {
        String parent = dotted(error);
        if (error.getProperty() == null) {
            return parent;
        }
        return parent.isEmpty() ? error.getProperty() : parent + "." + error.getProperty();
    }

    private static String dotted(Error error) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.append(i == 0 ? "" : ".").append(error.getInstanceLocation().getElement(i));
        }
        return path.toString();
    }

    private static String fault(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> "is required";
            case "additionalProperties" -> "is not a known field";
            case "minimum" -> "must be at least " + error.getSchemaNode() + was(error);
            case "exclusiveMinimum" -> "must be greater than " + error.getSchemaNode() + was(error);
            case "maximum" -> "must be at most " + error.getSchemaNode() + was(error);
            case "minLength" -> "must have at least " + error.getSchemaNode() + " characters" + was(error);
            case "maxLength" -> "must have at most " + error.getSchemaNode() + " characters";
            case "format" -> "must be a valid " + error.getSchemaNode().asString() + was(error);
            case "enum" -> "must be one of " + oneOf(error.getSchemaNode()) + was(error);
            case "type" -> "must be of type " + error.getSchemaNode().asString() + was(error);
            default -> error.getMessage() + was(error);
        };
    }

    private static String oneOf(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String was(Error error) {
        JsonNode value = error.getInstanceNode();
        if (value == null || value.isContainer()) {
            return "";
        }
        String shown = value.toString();
        return " (was "
                + (shown.length() <= LONGEST_VALUE_SHOWN ? shown : shown.substring(0, LONGEST_VALUE_SHOWN) + "…")
                + ")";
    }
}
