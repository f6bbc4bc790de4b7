package com.nebengjek.jetstream.cloudevents;

import io.nats.client.impl.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the headers of a CloudEvent in binary mode; the data is the message's body as it is. */
public final class NatsEventWriter {

    private final List<String> names = new ArrayList<>(16);
    private final List<String> values = new ArrayList<>(16);

    NatsEventWriter() {}

    /** Begins an event with what every CloudEvent must have. */
    public static NatsEventWriter event(String id, String source, String type) {
        return new NatsEventWriter()
                .with(EventHeaders.SPEC_VERSION, RequiredAttributes.VERSION)
                .with(EventHeaders.ID, id)
                .with(EventHeaders.SOURCE, source)
                .with(EventHeaders.TYPE, type);
    }

    /**
     * Adds an attribute or extension by its header name; null leaves it out.
     *
     * @throws IllegalArgumentException when no header can have this name
     */
    public NatsEventWriter with(String header, @Nullable String value) {
        if (AttributeName.ofHeader(header) == null) {
            printable(header);
        }
        return value == null ? this : add(header, HeaderValue.encode(value));
    }

    public NatsEventWriter at(Instant time) {
        return with(EventHeaders.TIME, time.toString());
    }

    public NatsEventWriter json() {
        return with(EventHeaders.DATA_CONTENT_TYPE, "application/json");
    }

    /**
     * Adds a header that is not part of the event, such as the message id.
     *
     * @throws IllegalArgumentException when name or value has a character that a header cannot have
     */
    public NatsEventWriter plain(String header, String value) {
        return add(printable(header), printable(value));
    }

    private NatsEventWriter add(String header, String value) {
        names.add(header);
        values.add(value);
        return this;
    }

    /** The headers, to be read, changed or published; a header written twice has its last value. */
    public Headers headers() {
        Headers headers = new Headers();
        for (int i = 0; i < names.size(); i++) {
            headers.put(names.get(i), values.get(i));
        }
        return headers;
    }

    /** The headers for a publish, at a fraction of the cost; they can be published and nothing else. */
    public Headers forPublish() {
        StringBuilder text = WrittenHeaders.begin();
        for (int i = 0; i < names.size(); i++) {
            text.append(names.get(i)).append(':').append(values.get(i)).append("\r\n");
        }
        return WrittenHeaders.of(text);
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException(
                        "'%s' cannot be in a header: it has a character that is not printable ASCII".formatted(text));
            }
        }
        return text;
    }
}
