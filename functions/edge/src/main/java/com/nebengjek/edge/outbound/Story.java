package com.nebengjek.edge.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What an event belongs to, so that what follows from it belongs to the same: one ride is one trace.
 *
 * @param correlation id of the request or ride
 * @param traceparent W3C trace context
 */
public record Story(@Nullable String correlation, @Nullable String traceparent) {

    public static final Story NEW = new Story(null, null);
}
