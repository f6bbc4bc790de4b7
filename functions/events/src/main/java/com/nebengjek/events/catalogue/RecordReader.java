package com.nebengjek.events.catalogue;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON straight into a record, in one pass, as long as nothing about it is unusual.
 *
 * <p>What it reads is exactly what {@link SchemaCheck} would have let pass and the mapper made of it. Of whatever it is
 * not sure it says so, by null, and leaves it to them: they know the sentence for what is wrong.
 */
final class RecordReader<T extends Record> implements ValueReader {

    private final Constructor<T> constructor;
    private final String[] names;
    private final ValueReader[] values;
    private final boolean[] required;
    private final Map<String, Integer> indexes;

    private RecordReader(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.constructor = canonical(type, components);
        this.names = new String[components.length];
        this.values = new ValueReader[components.length];
        this.required = new boolean[components.length];
        this.indexes = HashMap.newHashMap(components.length);
        for (int i = 0; i < components.length; i++) {
            names[i] = RecordSchema.nameOf(components[i]);
            values[i] = ValueReader.of(components[i].getGenericType(), components[i]);
            required[i] = !RecordSchema.isNullable(components[i]);
            indexes.put(names[i], i);
        }
    }

    static <T extends Record> RecordReader<T> of(Class<T> type) {
        return new RecordReader<>(type);
    }

    private static <T> Constructor<T> canonical(Class<T> type, RecordComponent[] components) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
    }

    /** The record, or null when it has to be asked of the schema. */
    @Nullable T read(byte[] json) {
        try (JsonParser parser = EventJson.mapper().createParser(json)) {
            parser.nextToken();
            T read = read(parser);
            return parser.nextToken() == null ? read : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    @Override
    public @Nullable T read(JsonParser parser) {
        if (!parser.isExpectedStartObjectToken()) {
            return null;
        }
        @Nullable Object[] read = new Object[values.length];
        int expected = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int index = indexOf(name, expected);
            JsonToken token = parser.nextToken();
            if (index < 0) {
                pass(parser, token);
            } else if (read[index] != null || (read[index] = values[index].read(parser)) == null) {
                return null;
            } else {
                expected = index + 1;
            }
        }
        return isComplete(read) ? construct(read) : null;
    }

    /** Events are written in the order of their components, and so that is where to look first. */
    private int indexOf(String name, int expected) {
        return expected < names.length && names[expected].equals(name) ? expected : indexes.getOrDefault(name, -1);
    }

    /** Goes past a value that the record does not know, looking at all of it as whoever builds a tree does. */
    private static void pass(JsonParser parser, JsonToken first) {
        int depth = 0;
        for (JsonToken token = first; ; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                default -> {}
            }
            if (depth == 0) {
                return;
            }
        }
    }

    private boolean isComplete(@Nullable Object[] read) {
        for (int i = 0; i < read.length; i++) {
            if (required[i] && read[i] == null) {
                return false;
            }
        }
        return true;
    }

    private @Nullable T construct(@Nullable Object[] read) {
        try {
            return constructor.newInstance(read);
        } catch (ReflectiveOperationException refused) {
            return null;
        }
    }
}
