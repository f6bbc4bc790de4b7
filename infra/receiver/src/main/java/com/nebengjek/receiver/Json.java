package com.nebengjek.receiver;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** What the receiver reads and writes of JSON. */
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** When a message was made; null when its body does not say so. */
    static @Nullable Instant createdAt(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals("created_at");
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    return Instant.parse(parser.getString());
                }
                parser.skipChildren();
            }
        } catch (JacksonException | DateTimeParseException unreadable) {
            // It has no time that anybody could read.
        }
        return null;
    }
}
