package com.nebengjek.jetstream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out.
 *
 * @param event a record annotated with {@link com.nebengjek.events.catalogue.Event}, or such a record
 *     {@link com.nebengjek.events.catalogue.Addressed} to another subject
 * @param id CloudEvent id
 * @param messageId by which the stream recognises it: the same event must get the same one when it is published again
 * @param source who says it, as a URI reference such as {@code /edge}
 * @param publisher who publishes it, as metrics and the audit log call it: one of a few names
 * @param correlation id of the request or ride it belongs to; what the event's declaration says when null
 * @param causation id of the event or command it follows from, if any
 * @param traceparent W3C trace context that the event continues; the current span's when null
 */
public record Publication(
        Object event,
        String id,
        String messageId,
        String source,
        String publisher,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String traceparent) {

    /** An event of this system: {@code /functions/ride-create} is the publisher {@code ride-create}. */
    public Publication(
            Object event,
            UUID id,
            String source,
            @Nullable String correlation,
            @Nullable String causation,
            @Nullable String traceparent) {
        this(
                event,
                id.toString(),
                id.toString(),
                source,
                source.substring(source.lastIndexOf('/') + 1),
                correlation,
                causation,
                traceparent);
    }

    public static Publication of(Object event, UUID id, String source) {
        return new Publication(event, id, source, null, null, null);
    }
}
