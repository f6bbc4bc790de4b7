package com.nebengjek.edge.presence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A driver who has been away too long.
 *
 * @param since the end of the grace period, in milliseconds since 1970
 */
record Absence(UUID driver, long since) {

    Instant at() {
        return Instant.ofEpochMilli(since);
    }

    /** The same at every edge, so that the stream recognises what two of them say about one absence. */
    UUID eventId() {
        return UUID.nameUUIDFromBytes(("absence of " + driver + " since " + since).getBytes(StandardCharsets.UTF_8));
    }
}
