package com.nebengjek.jetstream.audit;

import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log. What is null or 0 is not known, and left out.
 *
 * @param direction {@code consumed} or {@code published}
 * @param function who did it
 * @param stream the stream it came from or went to
 * @param type CloudEvent type
 * @param id CloudEvent id
 * @param correlation id of the request or ride that it belongs to
 * @param causation id of the event that it follows from
 * @param sequence in the stream
 * @param deliveries how often it has been handed out
 */
public record AuditEntry(
        String direction,
        String function,
        @Nullable String stream,
        String subject,
        @Nullable String type,
        @Nullable String id,
        @Nullable String correlation,
        @Nullable String causation,
        String outcome,
        long sequence,
        long deliveries) {}
