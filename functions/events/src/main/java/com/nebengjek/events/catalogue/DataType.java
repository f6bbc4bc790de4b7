package com.nebengjek.events.catalogue;

import java.time.Clock;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of data that is no event itself but says its rules in the same way: a socket frame, the body of a request.
 *
 * <p>Immutable and safe for any number of threads; the schema is compiled at the first use.
 */
public final class DataType<T extends Record> {

    private final Class<T> recordClass;
    private final TimesAhead timesAhead;
    private final Supplier<SchemaCheck> strict;

    private DataType(Class<T> recordClass) {
        this.recordClass = recordClass;
        this.timesAhead = TimesAhead.of(recordClass);
        this.strict = Once.of(() -> new SchemaCheck(RecordSchema.strict(recordClass)));
    }

    public static <T extends Record> DataType<T> of(Class<T> recordClass) {
        return new DataType<>(recordClass);
    }

    /** The JSON Schema (2020-12) of the data, which refuses unknown properties, with descriptions and examples. */
    public ObjectNode schema() {
        return RecordSchema.documented(recordClass);
    }

    /**
     * Data from a person or another system: unknown properties are refused.
     *
     * @throws InvalidData when the data breaks the schema, or a time in it is more than
     *     {@link EventType#CLOCK_TOLERANCE} ahead
     */
    public T decodeStrictly(JsonNode data, Clock clock) {
        strict.get().check(data);
        T decoded = convert(data);
        timesAhead.check(decoded, clock.instant().plus(EventType.CLOCK_TOLERANCE));
        return decoded;
    }

    private T convert(JsonNode data) {
        try {
            return EventJson.mapper().treeToValue(data, recordClass);
        } catch (JacksonException fault) {
            throw new InvalidData("", "the data cannot be read: " + fault.getOriginalMessage());
        }
    }
}
