package com.nebengjek.events.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One type of event: its record, and all that its {@link Event} annotation says or implies.
 *
 * <p>Immutable and safe for any number of threads; schemas are compiled at the first use.
 */
public final class EventType<T extends Record> {

    /** How far ahead of this machine's clock a time in an event may be. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private static final String TYPE = "com.nebengjek.%s.%s.v1";

    private final Class<T> recordClass;
    private final Event event;
    private final String type;
    private final SubjectPattern subject;
    private final PropertyPath key;
    private final PropertyPath correlation;
    private final TimesAhead timesAhead;
    private final Upcasts upcasts;
    private final RecordReader<T> reader;
    private final Supplier<SchemaCheck> lenient;
    private final Supplier<SchemaCheck> strict;

    private EventType(Class<T> recordClass, Event event, Upcasts upcasts) {
        this.recordClass = recordClass;
        this.event = event;
        this.subject = SubjectPattern.of(recordClass, event.subject());
        this.type = event.type().isEmpty() ? TYPE.formatted(subject.service(), subject.action()) : event.type();
        this.key = PropertyPath.of(recordClass, event.key().isEmpty() ? subject.idProperty() : event.key());
        this.correlation =
                event.correlation().isEmpty() ? key : PropertyPath.of(recordClass, event.correlation());
        this.timesAhead = TimesAhead.of(recordClass);
        this.upcasts = upcasts;
        this.reader = RecordReader.of(recordClass);
        this.lenient = Once.of(() -> new SchemaCheck(RecordSchema.lenient(recordClass)));
        this.strict = Once.of(() -> new SchemaCheck(RecordSchema.strict(recordClass)));
    }

    /** @throws IllegalArgumentException when the record is not annotated, or its annotation names a property it lacks */
    public static <T extends Record> EventType<T> of(Class<T> recordClass) {
        Event event = recordClass.getAnnotation(Event.class);
        if (event == null) {
            throw new IllegalArgumentException(
                    recordClass.getName() + " is not an event: annotate it with @" + Event.class.getSimpleName());
        }
        return new EventType<>(recordClass, event, Upcasts.of(event));
    }

    /** The same, which also takes versions that are earlier than all it knows, the oldest first. */
    public EventType<T> upcasting(Upcaster... earlier) {
        return new EventType<>(recordClass, event, upcasts.after(List.of(earlier)));
    }

    public Class<T> recordClass() {
        return recordClass;
    }

    /** The CloudEvent type, such as {@code com.nebengjek.match.request.v1}. */
    public String type() {
        return type;
    }

    /** The CloudEvent types of its earlier versions, which are upcast, the oldest first. */
    public List<String> earlierTypes() {
        return upcasts.types();
    }

    /** Whether this is its CloudEvent type, or that of one of its earlier versions. */
    public boolean isOrWas(String name) {
        return name.equals(type) || earlierTypes().contains(name);
    }

    /** The third token of the subject, such as {@code passenger}. */
    public String entity() {
        return subject.entity();
    }

    /** The stream that keeps it, or empty when no stream does. */
    public String stream() {
        return event.stream();
    }

    /** The subject up to the id, such as {@code match.request.passenger}. */
    public String subjectPrefix() {
        return subject.prefix();
    }

    /** What subjects of this service and action begin with, such as {@code match.request.}. */
    String servicePrefix() {
        return subject.service() + "." + subject.action() + ".";
    }

    /** The filter of a consumer that takes this event, such as {@code match.request.>}. */
    public String filter() {
        return servicePrefix() + ">";
    }

    /** The NATS subject of one event. */
    public String subjectOf(Object data) {
        return subject.of(data);
    }

    /** The CloudEvent {@code subject} of one event: the id of its aggregate. */
    public String aggregateOf(Object data) {
        return subject.idOf(data);
    }

    /** The CloudEvent {@code partitionkey} of one event; the aggregate's id when the event leaves its key out. */
    public String partitionKeyOf(Object data) {
        String value = key.read(data);
        return value == null ? aggregateOf(data) : value;
    }

    /** Whether the key is the id in the subject. */
    public boolean isKeyedBySubject() {
        return event.key().isEmpty() || event.key().equals(subject.idProperty());
    }

    /** The request or ride that one event belongs to. */
    public String correlationOf(Object data) {
        String value = correlation.read(data);
        return value == null ? partitionKeyOf(data) : value;
    }

    /** The JSON Schema (2020-12) of the data, which refuses unknown properties, with descriptions and examples. */
    public ObjectNode schema() {
        return RecordSchema.documented(recordClass);
    }

    /** Data as JSON in UTF-8. */
    public byte[] encode(Object data) {
        return EventJson.mapper().writeValueAsBytes(data);
    }

    /**
     * Data from a stream: unknown properties are ignored.
     *
     * @throws InvalidData when the data breaks the schema, or a time in it is more than {@link #CLOCK_TOLERANCE} ahead
     */
    public T decode(byte[] json, Clock clock) {
        T read = reader.read(json);
        return inTime(read == null ? checked(json) : read, clock);
    }

    /**
     * Data from a stream, of this version or upcast from an earlier one.
     *
     * @param version the CloudEvent type that the event names
     * @throws InvalidData as {@link #decode(byte[], Clock)}, of what was upcast
     */
    public T decode(String version, byte[] json, Clock clock) {
        return version.equals(type)
                ? decode(json, clock)
                : inTime(checked(upcasts.apply(version, parse(json)), lenient.get()), clock);
    }

    /** As {@link #decode(byte[], Clock)}, by the schema, whether the reader is sure or not. */
    T checked(byte[] json) {
        return checked(parse(json), lenient.get());
    }

    /**
     * Data from a person or another system: unknown properties are refused.
     *
     * @throws InvalidData as {@link #decode(byte[], Clock)}, and for a property that the schema does not know
     */
    public T decodeStrictly(JsonNode data, Clock clock) {
        return inTime(checked(data, strict.get()), clock);
    }

    /** As {@link #decodeStrictly(JsonNode, Clock)}, of this version or upcast from an earlier one. */
    public T decodeStrictly(String version, JsonNode data, Clock clock) {
        return decodeStrictly(upcasts.apply(version, data), clock);
    }

    /**
     * Data that was checked when it was published, of this version or upcast from an earlier one: limits and times are not
     * checked again.
     *
     * @param version the CloudEvent type that the event names
     * @throws InvalidData when it is not data of this type at all
     */
    public T read(String version, byte[] json) {
        if (!version.equals(type)) {
            return convert(upcasts.apply(version, parse(json)));
        }
        try {
            return EventJson.mapper().readValue(json, recordClass);
        } catch (JacksonException fault) {
            throw unfit(fault);
        }
    }

    private T checked(JsonNode data, SchemaCheck schema) {
        schema.check(data);
        return convert(data);
    }

    private T inTime(T decoded, Clock clock) {
        timesAhead.check(decoded, clock.instant().plus(CLOCK_TOLERANCE));
        return decoded;
    }

    private T convert(JsonNode data) {
        try {
            return EventJson.mapper().treeToValue(data, recordClass);
        } catch (JacksonException fault) {
            throw unfit(fault);
        }
    }

    private InvalidData unfit(JacksonException fault) {
        return new InvalidData("", "the data does not fit " + type() + ": " + fault.getOriginalMessage());
    }

    private static JsonNode parse(byte[] json) {
        try {
            JsonNode node = EventJson.mapper().readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException fault) {
            throw new InvalidData("", "the data is not JSON: " + fault.getOriginalMessage());
        }
        throw new InvalidData("", "the data must be a JSON object");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventType<?> that && that.recordClass == recordClass;
    }

    @Override
    public int hashCode() {
        return recordClass.hashCode();
    }

    @Override
    public String toString() {
        return type() + " (" + subject.prefix() + ")";
    }
}
