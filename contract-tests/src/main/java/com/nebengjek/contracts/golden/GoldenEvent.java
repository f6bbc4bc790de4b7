package com.nebengjek.contracts.golden;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event in a file, in the JSON format of CloudEvents.
 *
 * @param name {@code minimal}: nothing that may be left out; {@code full}: everything that may be there; {@code broken-…}
 * @param event the whole CloudEvent
 * @param reason why every consumer refuses it, naming the field; null for a right one
 */
public record GoldenEvent(EventType<?> type, String name, JsonNode event, @Nullable String reason) {

    public static final String MINIMAL = "minimal";
    public static final String FULL = "full";

    public boolean isBroken() {
        return reason != null;
    }

    public String id() {
        return event.path("id").asString();
    }

    public JsonNode data() {
        return event.path("data");
    }

    /** The event as the body of a message in structured mode. */
    public byte[] structured() {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The data as the body of a message in binary mode. */
    public byte[] body() {
        return EventJson.mapper().writeValueAsBytes(data());
    }

    @Override
    public String toString() {
        return id();
    }
}
