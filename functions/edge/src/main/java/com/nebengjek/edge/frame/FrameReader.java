package com.nebengjek.edge.frame;

import com.nebengjek.events.catalogue.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Reads the envelope of a client's frame: {@code {"event","id","data"}}. */
final class FrameReader {

    private static final int LONGEST_NAME = 64;
    private static final ObjectReader JSON = EventJson.mapper()
            .readerFor(JsonNode.class)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private FrameReader() {}

    /** @throws FrameRefused with {@code invalid_format} when the text is not a frame */
    static Frame read(String text) {
        JsonNode frame = parse(text);
        if (!frame.isObject()) {
            throw refused(null, "", "a frame must be a JSON object with event, id and data");
        }
        String id = name(null, frame, "id");
        String event = name(id, frame, "event");
        if (event == null) {
            throw refused(id, "event", "event: is required");
        }
        requireKnownFields(id, frame);
        return new Frame(event, id, data(id, frame));
    }

    private static JsonNode data(@Nullable String id, JsonNode frame) {
        JsonNode data = frame.path("data");
        if (!data.isObject()) {
            throw refused(id, "data", data.isMissingNode() ? "data: is required" : "data: must be of type object");
        }
        return data;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readValue(text);
        } catch (JacksonException fault) {
            throw refused(null, "", "the frame is not JSON: " + fault.getOriginalMessage());
        }
    }

    private static void requireKnownFields(@Nullable String id, JsonNode frame) {
        for (String field : frame.propertyNames()) {
            if (!field.equals("event") && !field.equals("id") && !field.equals("data")) {
                throw refused(id, field, field + ": is not a known field");
            }
        }
    }

    private static @Nullable String name(@Nullable String id, JsonNode frame, String field) {
        JsonNode value = frame.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw refused(id, field, field + ": must be of type string");
        }
        String text = value.asString();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw refused(id, field, field + ": must have 1 to " + LONGEST_NAME + " characters");
        }
        return text;
    }

    private static FrameRefused refused(@Nullable String id, String field, String message) {
        return new FrameRefused(id, ErrorCode.INVALID_FORMAT, field, message);
    }
}
