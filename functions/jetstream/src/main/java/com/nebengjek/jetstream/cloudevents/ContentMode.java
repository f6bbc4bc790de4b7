package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import io.nats.client.impl.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an event is laid out in a message: told by the header {@code Content-Type} alone, in any case. */
sealed interface ContentMode {

    /** Attributes in headers, data as the body. */
    record Binary() implements ContentMode {}

    /** Attributes and data in the body, in an event format. */
    record Structured(String mediaType) implements ContentMode {}

    Binary BINARY = new Binary();
    Structured JSON = new Structured(EventHeaders.STRUCTURED_JSON);

    /** @throws InvalidData for a batch, which the NATS binding does not have, and for headers that cannot be read */
    static ContentMode of(@Nullable Headers headers) {
        String malformed = headers == null ? null : headers.getFirst(EventHeaders.MALFORMED);
        if (malformed != null) {
            throw new InvalidData(EventHeaders.MALFORMED, malformed);
        }
        List<String> values = headers == null ? null : headers.getIgnoreCase(EventHeaders.CONTENT_TYPE);
        if (values == null || values.isEmpty()) {
            return BINARY;
        }
        String mediaType = MediaType.of(values.getFirst());
        if (mediaType.startsWith(EventHeaders.STRUCTURED + "-batch")) {
            throw new InvalidData(
                    EventHeaders.CONTENT_TYPE, mediaType + " is a batch, and NATS carries one event a message");
        }
        if (mediaType.equals(EventHeaders.STRUCTURED) || mediaType.equals(EventHeaders.STRUCTURED_JSON)) {
            return JSON;
        }
        return mediaType.startsWith(EventHeaders.STRUCTURED + "+") ? new Structured(mediaType) : BINARY;
    }
}
