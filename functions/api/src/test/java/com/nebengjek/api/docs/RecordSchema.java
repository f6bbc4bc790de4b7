package com.nebengjek.api.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a record looks like as JSON: the part of its schema that the code knows. */
final class RecordSchema {

    private RecordSchema() {}

    /** As nested maps: type, format, enum, items, properties and required. */
    static Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private static Map<String, Object> of(Type type, Map<String, Type> variables) {
        return switch (type) {
            case TypeVariable<?> variable -> of(variables.get(variable.getName()), variables);
            case ParameterizedType list when list.getRawType() == List.class -> new TreeMap<>(
                    Map.of("type", "array", "items", of(list.getActualTypeArguments()[0], variables)));
            case ParameterizedType map when map.getRawType() == Map.class -> Map.of("type", "object");
            case ParameterizedType generic -> ofRecord((Class<?>) generic.getRawType(), argumentsOf(generic));
            case Class<?> simple -> ofClass(simple);
            default -> throw new IllegalArgumentException("No schema for " + type);
        };
    }

    private static Map<String, Type> argumentsOf(ParameterizedType generic) {
        Map<String, Type> arguments = new TreeMap<>();
        TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            arguments.put(variables[i].getName(), generic.getActualTypeArguments()[i]);
        }
        return arguments;
    }

    private static Map<String, Object> ofClass(Class<?> type) {
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == String.class) {
            return Map.of("type", "string");
        }
        if (List.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            return Map.of("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type.isEnum()) {
            return Map.of(
                    "type", "string",
                    "enum", Arrays.stream(type.getEnumConstants()).map(Object::toString).sorted().toList());
        }
        return isText(type) ? Map.of("type", "string") : ofRecord(type, Map.of());
    }

    /** A record around a text, such as a number or a plate. */
    private static boolean isText(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getRecordComponents()).anyMatch(part -> part.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static Map<String, Object> ofRecord(Class<?> type, Map<String, Type> variables) {
        Map<String, Object> properties = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (variables.get(component.getGenericType().getTypeName()) != Void.class) {
                properties.put(nameOf(component), of(component.getGenericType(), variables));
            }
        }
        return Map.of(
                "type", "object",
                "properties", properties,
                "required",
                        Stream.of(type.getRecordComponents())
                                .filter(component -> !isNullable(component))
                                .map(RecordSchema::nameOf)
                                .sorted()
                                .toList());
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        if (named != null) {
            return named.value();
        }
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
