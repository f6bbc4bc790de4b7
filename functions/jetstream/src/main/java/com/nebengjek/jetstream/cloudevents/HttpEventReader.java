package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.InvalidData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the CloudEvents of an HTTP request in binary, structured or batched mode, told by its content type. Data and
 * formats are JSON.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     Protocol Binding for CloudEvents</a>
 */
public final class HttpEventReader {

    private static final String BATCH = EventHeaders.STRUCTURED + "-batch";

    /** The content type of several events in JSON. */
    public static final String BATCH_JSON = BATCH + "+json";

    private HttpEventReader() {}

    /**
     * What a request carries.
     *
     * @param batched whether it said so; a batch may have one event or none
     */
    public record Request(boolean batched, List<ReceivedEvent> events) {}

    /** The content type is none that can be read here. */
    public static final class UnsupportedContent extends RuntimeException {

        private static final long serialVersionUID = 1;

        private UnsupportedContent(String contentType) {
            super(
                    "%s is not understood: send %s, %s, or JSON data with ce- headers"
                            .formatted(contentType, EventHeaders.STRUCTURED_JSON, BATCH_JSON),
                    null,
                    false,
                    false);
        }
    }

    /**
     * Reads the events of a request, whose attributes are complete then.
     *
     * @param headers each with all its values
     * @throws InvalidData naming the attribute or header at fault, in a batch {@code [2].source}
     * @throws UnsupportedContent when the content type is neither that of CloudEvents in JSON nor of JSON data
     */
    public static Request read(Map<String, List<String>> headers, byte[] body) {
        String contentType = contentType(headers);
        return switch (contentType == null ? "" : MediaType.of(contentType)) {
            case EventHeaders.STRUCTURED, EventHeaders.STRUCTURED_JSON -> new Request(
                    false, List.of(StructuredEvents.read(ContentMode.JSON, body)));
            case BATCH, BATCH_JSON -> new Request(true, batch(body));
            default -> new Request(false, List.of(binary(headers, contentType, body)));
        };
    }

    private static @Nullable String contentType(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(EventHeaders.CONTENT_TYPE))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }

    private static ReceivedEvent binary(
            Map<String, List<String>> headers, @Nullable String contentType, byte[] body) {
        if (contentType != null && !MediaType.isJson(contentType)) {
            throw new UnsupportedContent(contentType);
        }
        Map<String, String> attributes = BinaryAttributes.of(headers);
        if (contentType != null) {
            attributes.put("datacontenttype", contentType);
        }
        RequiredAttributes.check(attributes);
        return new ReceivedEvent(attributes, body);
    }

    private static List<ReceivedEvent> batch(byte[] body) {
        String text = utf8(body);
        List<ReceivedEvent> events = new ArrayList<>();
        try (JsonParser parser = EventJson.mapper().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new InvalidData("", "a batch must be a JSON array of events");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                events.add(element(events.size(), text.substring(start, (int) parser.currentLocation().getCharOffset())));
            }
            if (parser.nextToken() != null) {
                throw new InvalidData("", "something follows the batch");
            }
        } catch (JacksonException fault) {
            throw new InvalidData("", "the batch is not JSON: " + fault.getOriginalMessage());
        }
        return events;
    }

    private static ReceivedEvent element(int index, String event) {
        try {
            return StructuredEvents.read(ContentMode.JSON, Utf8.bytes(event));
        } catch (InvalidData fault) {
            throw fault.in("[" + index + "]");
        }
    }

    private static String utf8(byte[] body) {
        try {
            return Utf8.decode(ByteBuffer.wrap(body));
        } catch (IllegalArgumentException fault) {
            throw new InvalidData("", "the batch is not UTF-8");
        }
    }
}
