package com.nebengjek.jetstream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out.
 *
 * @param event a record annotated with {@link com.nebengjek.events.catalogue.Event}, or such a record
 *     {@link com.nebengjek.events.catalogue.Addressed} to another subject
 * @param id CloudEvent id and message id: the same event must get the same id when it is published again
 * @param source who publishes, as a URI reference such as {@code /edge}
 * @param correlation id of the request or ride it belongs to; what the event's declaration says when null
 * @param causation id of the event or command it follows from, if any
 * @param traceparent W3C trace context that the event continues; the current span's when null
 */
public record Publication(
        Object event,
        UUID id,
        String source,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String traceparent) {

    public static Publication of(Object event, UUID id, String source) {
        return new Publication(event, id, source, null, null, null);
    }
}
