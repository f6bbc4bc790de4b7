package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.InvalidData;
import io.cloudevents.SpecVersion;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/**
 * An event in the CloudEvents JSON format, read member by member so that JSON data keeps its very bytes.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/formats/json-format.md">JSON Event Format for
 *     CloudEvents</a>
 */
final class JsonEnvelope {

    private final Map<String, Object> attributes = LinkedHashMap.newLinkedHashMap(16);
    private final String text;
    private @Nullable String json;
    private @Nullable String string;
    private byte @Nullable [] binary;

    private JsonEnvelope(String text) {
        this.text = text;
    }

    /** @throws InvalidData naming the member at fault */
    static JsonEnvelope parse(byte[] body) {
        JsonEnvelope envelope = new JsonEnvelope(utf8(body));
        try (JsonParser parser = EventJson.mapper().createParser(envelope.text)) {
            envelope.read(parser);
        } catch (JacksonException fault) {
            throw new InvalidData("", "the structured event is not JSON: " + fault.getOriginalMessage());
        }
        RequiredAttributes.check(envelope.attributes);
        return envelope;
    }

    /** Attributes and extensions: each a {@link String}, an {@link Integer} or a {@link Boolean}. */
    Map<String, Object> attributes() {
        return attributes;
    }

    /** The data's bytes as its content type understands them; null when the event has none. */
    byte @Nullable [] data() {
        if (binary != null || json == null) {
            return binary;
        }
        return bytes(string == null || MediaType.isJson((String) attributes.get("datacontenttype")) ? json : string);
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidData("", "a structured event must be a JSON object");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "data" -> readData(parser, value);
                case "data_base64" -> readBinary(parser, value);
                default -> readAttribute(name, parser, value);
            }
        }
        if (parser.nextToken() != null) {
            throw new InvalidData("", "something follows the structured event");
        }
    }

    private void readAttribute(String name, JsonParser parser, JsonToken token) {
        try {
            if (attributes.put(AttributeName.valid(name), value(name, parser, token)) != null) {
                throw new IllegalArgumentException("is there more than once");
            }
        } catch (IllegalArgumentException fault) {
            throw new InvalidData(name, String.valueOf(fault.getMessage()));
        }
    }

    private static Object value(String name, JsonParser parser, JsonToken token) {
        if (token != JsonToken.VALUE_STRING && SpecVersion.V1.getAllAttributes().contains(name)) {
            throw new IllegalArgumentException("must be a text");
        }
        return switch (token) {
            case VALUE_STRING -> wellFormed(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NUMBER_INT -> wholeNumber(parser);
            default -> throw new IllegalArgumentException("must be a text, a whole number or a boolean");
        };
    }

    private static Integer wholeNumber(JsonParser parser) {
        try {
            return parser.getIntValue();
        } catch (InputCoercionException tooLarge) {
            throw new IllegalArgumentException("must be a whole number of 32 bits, or a text", tooLarge);
        }
    }

    private static String wellFormed(String value) {
        Utf8.encode(value);
        return value;
    }

    private void readData(JsonParser parser, JsonToken token) {
        requireNoDataYet("data");
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (token == JsonToken.VALUE_STRING) {
            string = parser.getString();
        }
        parser.skipChildren();
        parser.finishToken();
        json = text.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private void readBinary(JsonParser parser, JsonToken token) {
        requireNoDataYet("data_base64");
        try {
            binary = Base64.getDecoder().decode(token == JsonToken.VALUE_STRING ? parser.getString() : "?");
        } catch (IllegalArgumentException fault) {
            throw new InvalidData("data_base64", "must be Base64");
        }
    }

    private void requireNoDataYet(String name) {
        if (json != null || binary != null) {
            throw new InvalidData(name, "must be the only data of the event");
        }
    }

    private static String utf8(byte[] body) {
        try {
            return Utf8.decode(ByteBuffer.wrap(body));
        } catch (IllegalArgumentException fault) {
            throw new InvalidData("", "the structured event is not UTF-8");
        }
    }

    private static byte[] bytes(String data) {
        try {
            return Utf8.bytes(data);
        } catch (IllegalArgumentException fault) {
            throw new InvalidData("data", String.valueOf(fault.getMessage()));
        }
    }
}
