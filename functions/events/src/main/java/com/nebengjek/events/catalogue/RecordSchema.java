package com.nebengjek.events.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema (2020-12) of a record, so that the record stays the only place where its shape is said. */
final class RecordSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final boolean additionalProperties;
    private final boolean documented;

    private RecordSchema(boolean additionalProperties, boolean documented) {
        this.additionalProperties = additionalProperties;
        this.documented = documented;
    }

    /** The schema that refuses properties it does not know. */
    static ObjectNode strict(Class<? extends Record> type) {
        return new RecordSchema(false, false).of(type);
    }

    /** The strict schema as people read it: with what the {@link Vocabulary} says of its properties. */
    static ObjectNode documented(Class<? extends Record> type) {
        return new RecordSchema(false, true).of(type);
    }

    /** The schema that lets unknown properties pass, as streams do. */
    static ObjectNode lenient(Class<? extends Record> type) {
        return new RecordSchema(true, false).of(type);
    }

    static String nameOf(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null ? snakeCase(component.getName()) : property.value();
    }

    private static String snakeCase(String name) {
        return PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, name);
    }

    private ObjectNode of(Class<? extends Record> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        Describe description = type.getAnnotation(Describe.class);
        if (description != null) {
            schema.put("description", description.value());
        }
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(nameOf(component), of(component));
        }
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(RecordSchema::nameOf)
                .toList();
        required.forEach(schema.putArray("required")::add);
        return additionalProperties ? schema : schema.put("additionalProperties", false);
    }

    private ObjectNode of(RecordComponent component) {
        ObjectNode schema = ofType(component.getGenericType(), component);
        if (documented) {
            Vocabulary.describe(nameOf(component), schema);
        }
        Describe description = component.getAnnotation(Describe.class);
        return description == null ? schema : describe(description, schema);
    }

    private ObjectNode describe(Describe description, ObjectNode schema) {
        schema.put("description", description.value());
        if (documented && !description.example().isEmpty()) {
            schema.putArray("examples").add(example(description.example(), schema));
        }
        return schema;
    }

    private static JsonNode example(String text, ObjectNode schema) {
        boolean plain = schema.path("type").asString("").equals("string");
        return plain ? JSON.stringNode(text) : EventJson.mapper().readTree(text);
    }

    private ObjectNode ofType(Type type, RecordComponent component) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", ofType(list.getActualTypeArguments()[0], component));
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return of(plain.asSubclass(Record.class));
        }
        if (plain.isEnum()) {
            return ofEnum(plain);
        }
        return ofScalar(plain, component);
    }

    private static ObjectNode ofEnum(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(schema.putArray("enum")::add);
        Describe description = type.getAnnotation(Describe.class);
        return description == null ? schema : schema.put("description", description.value());
    }

    private static ObjectNode ofScalar(Class<?> type, RecordComponent component) {
        if (type == UUID.class) {
            return JSON.objectNode().put("type", "string").put("format", "uuid");
        }
        if (type == Instant.class) {
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        }
        if (type == String.class || type == URI.class) {
            Length length = component.getAnnotation(Length.class);
            return JSON.objectNode()
                    .put("type", "string")
                    .put("minLength", length == null ? 1 : length.min())
                    .put("maxLength", length == null ? 256 : length.max());
        }
        if (type == boolean.class || type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return range(JSON.objectNode().put("type", "integer"), component);
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return range(JSON.objectNode().put("type", "number"), component);
        }
        throw new IllegalStateException("%s.%s has type %s, for which there is no JSON Schema"
                .formatted(component.getDeclaringRecord().getSimpleName(), component.getName(), type.getName()));
    }

    private static ObjectNode range(ObjectNode schema, RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        if (range == null) {
            return schema;
        }
        if (Double.isFinite(range.min())) {
            schema.set(range.aboveMin() ? "exclusiveMinimum" : "minimum", number(range.min()));
        }
        if (Double.isFinite(range.max())) {
            schema.set("maximum", number(range.max()));
        }
        return schema;
    }

    /** As somebody would write it: 90, not 90.0. */
    private static JsonNode number(double value) {
        return value == Math.rint(value) ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
