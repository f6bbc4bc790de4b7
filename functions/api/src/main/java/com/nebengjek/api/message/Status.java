package com.nebengjek.api.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the message system does.
 *
 * @param worker whether anything is sent
 * @param states how many messages are in each state
 * @param due messages that are to be sent by now, and are not
 * @param oldestDue since when the oldest of them is due
 * @param lagSeconds how long that is
 * @param unroutable messages that no endpoint takes
 * @param crowded messages that wait until their endpoint has room for them
 * @param lastMinute what was sent within it
 * @param dependencies each {@code UP} or {@code DOWN}
 */
record Status(
        boolean worker,
        Instant changedAt,
        @Nullable String changedBy,
        Map<String, Object> states,
        long due,
        @Nullable Instant oldestDue,
        double lagSeconds,
        long unroutable,
        long crowded,
        LastMinute lastMinute,
        List<FailingEndpoint> failing,
        Dependencies dependencies) {

    /**
     * @param p50Ms from the time a message could be sent to its acceptance, for half of them
     * @param p99Ms the same for all but one in a hundred
     */
    record LastMinute(long sent, double perSecond, double p50Ms, double p99Ms) {}

    /** An endpoint that is not doing well: it fails, is paused or was disabled. */
    record FailingEndpoint(
            UUID id, String name, boolean enabled, boolean paused, @Nullable String disabledReason, int failures, @Nullable Instant failingSince, @Nullable Instant openUntil) {}

    record Dependencies(String postgres, String nats, String redis) {}
}
