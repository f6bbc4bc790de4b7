package com.nebengjek.jetstream.cloudevents;

import io.nats.client.impl.Headers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the headers of a CloudEvent in binary mode; the data is the message's body as it is. */
public final class NatsEventWriter {

    private final Headers headers = new Headers();

    NatsEventWriter() {}

    /** Begins an event with what every CloudEvent must have. */
    public static NatsEventWriter event(String id, String source, String type) {
        return new NatsEventWriter()
                .with(EventHeaders.SPEC_VERSION, RequiredAttributes.VERSION)
                .with(EventHeaders.ID, id)
                .with(EventHeaders.SOURCE, source)
                .with(EventHeaders.TYPE, type);
    }

    /** Adds an attribute or extension by its header name; null leaves it out. */
    public NatsEventWriter with(String header, @Nullable String value) {
        if (value != null) {
            headers.put(header, HeaderValue.encode(value));
        }
        return this;
    }

    public NatsEventWriter at(Instant time) {
        return with(EventHeaders.TIME, time.toString());
    }

    public NatsEventWriter json() {
        return with(EventHeaders.DATA_CONTENT_TYPE, "application/json");
    }

    /** Adds a header that is not part of the event, such as the message id. */
    public NatsEventWriter plain(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Headers headers() {
        return headers;
    }
}
