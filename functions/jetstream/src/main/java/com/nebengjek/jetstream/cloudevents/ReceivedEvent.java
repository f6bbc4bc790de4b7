package com.nebengjek.jetstream.cloudevents;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as it came from NATS, in binary or structured mode alike: its attributes and its data, not yet decoded.
 *
 * @param attributes context attributes and extensions by their CloudEvents name ({@code id}, {@code partitionkey}),
 *     values decoded
 * @param data the bytes of the data, empty when the event has none
 */
public record ReceivedEvent(Map<String, String> attributes, byte[] data) {

    /** The same event in another version of its type. */
    public ReceivedEvent as(String type, byte[] data) {
        Map<String, String> versioned = new HashMap<>(attributes);
        versioned.put("type", type);
        return new ReceivedEvent(versioned, data);
    }

    public String id() {
        return attributes.getOrDefault("id", "");
    }

    public String source() {
        return attributes.getOrDefault("source", "");
    }

    public String type() {
        return attributes.getOrDefault("type", "");
    }

    public @Nullable String partitionKey() {
        return attributes.get("partitionkey");
    }

    public @Nullable String correlationId() {
        return attributes.get("correlationid");
    }

    public @Nullable String causationId() {
        return attributes.get("causationid");
    }

    public @Nullable String traceParent() {
        return attributes.get("traceparent");
    }

    public @Nullable String traceState() {
        return attributes.get("tracestate");
    }
}
