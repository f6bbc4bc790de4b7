package com.nebengjek.message.deliver;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.nebengjek.message.endpoint.HealthReport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt and what becomes of its message.
 *
 * @param attempt its number, from 1
 * @param state of the message after it: SENT, RETRY or DEAD
 * @param dueAt of the next attempt, if there is one
 * @param reason of the end, when the message is DEAD
 * @param at when it ended
 */
record Attempt(
        UUID messageId,
        int turn,
        int attempt,
        UUID endpointId,
        Instant startedAt,
        long durationMs,
        @Nullable Integer status,
        Outcome outcome,
        @Nullable String error,
        @Nullable String response,
        String state,
        @Nullable Instant dueAt,
        @Nullable String reason,
        Instant at,
        @JsonIgnore boolean trial,
        @JsonIgnore boolean gone)
        implements Sent {

    HealthReport health() {
        return HealthReport.of(
                endpointId,
                messageId,
                outcome == Outcome.SENT,
                outcome == Outcome.TRANSIENT,
                at,
                trial,
                gone);
    }
}
