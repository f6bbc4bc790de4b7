package com.nebengjek.message.deliver;

import com.nebengjek.events.MessageChannel;
import com.nebengjek.message.endpoint.Endpoint;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was when somebody was told to send it.
 *
 * @param state after it was taken
 * @param attempts made so far
 * @param retriesFrom attempts made before it was last replayed
 * @param webhookId the same in every attempt, and in every copy for another endpoint
 * @param last what the last attempt came to, if there was one
 */
record Taken(
        UUID messageId,
        int turn,
        Verdict verdict,
        String state,
        MessageChannel channel,
        String recipient,
        String content,
        @Nullable String eventType,
        String metadata,
        Instant createdAt,
        @Nullable Instant expiresAt,
        Instant dueAt,
        int attempts,
        int retriesFrom,
        UUID webhookId,
        String retryProfile,
        @Nullable String reason,
        Instant updatedAt,
        @Nullable Last last,
        Endpoint endpoint) {

    /** The number of the attempt that is to be made, from 1. */
    int attempt() {
        return attempts + 1;
    }

    /** An attempt that is on record. */
    record Last(@Nullable Integer status, @Nullable String response) {}

    /** What to do about it. */
    enum Verdict {
        /** It is to be sent now, by whoever has taken it. */
        READY,
        /** Somebody else is at it, or has died at it. */
        BUSY,
        /** This attempt is on record, or there will be none. */
        DONE,
        /** The order is of an earlier turn. */
        VOID,
        /** It was put back, or ended without an attempt: expired, superseded, paused, its endpoint disabled. */
        LEFT
    }
}
