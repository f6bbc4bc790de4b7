package com.nebengjek.events.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a value of one type where the schema certainly lets it pass. */
interface ValueReader {

    /** Of types that nobody made fast yet it is never sure. */
    ValueReader NEVER_SURE = parser -> null;

    /** The value that the parser stands at, or null when it is not sure. */
    @Nullable Object read(JsonParser parser);

    static ValueReader of(Type type, RecordComponent component) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return listOf(of(list.getActualTypeArguments()[0], component));
        }
        if (!(type instanceof Class<?> plain)) {
            return NEVER_SURE;
        }
        if (plain.isRecord()) {
            return RecordReader.of(plain.asSubclass(Record.class));
        }
        return plain.isEnum() ? enumeration(plain) : scalar(plain, component);
    }

    private static ValueReader scalar(Class<?> type, RecordComponent component) {
        if (type == UUID.class) {
            return text(CanonicalText::uuid);
        }
        if (type == Instant.class) {
            return text(CanonicalText::instant);
        }
        if (type == String.class) {
            return string(component.getAnnotation(Length.class));
        }
        if (type == boolean.class || type == Boolean.class) {
            return ValueReader::bool;
        }
        Numbers numbers = Numbers.of(component);
        if (type == int.class || type == Integer.class) {
            return numbers::integer;
        }
        if (type == long.class || type == Long.class) {
            return numbers::wide;
        }
        return type == double.class || type == Double.class ? numbers::decimal : NEVER_SURE;
    }

    private static ValueReader text(Function<String, @Nullable Object> parse) {
        return parser -> parser.currentToken() == JsonToken.VALUE_STRING ? parse.apply(parser.getString()) : null;
    }

    private static ValueReader string(@Nullable Length length) {
        int min = length == null ? 1 : length.min();
        int max = length == null ? 256 : length.max();
        return text(value -> {
            int characters = value.codePointCount(0, value.length());
            return characters >= min && characters <= max ? value : null;
        });
    }

    private static ValueReader enumeration(Class<?> type) {
        Map<String, Object> constants =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Object::toString, constant -> constant));
        return text(constants::get);
    }

    private static @Nullable Object bool(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static ValueReader listOf(ValueReader element) {
        return parser -> {
            if (!parser.isExpectedStartArrayToken()) {
                return null;
            }
            List<Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Object value = element.read(parser);
                if (value == null) {
                    return null;
                }
                elements.add(value);
            }
            return elements;
        };
    }
}
