package com.nebengjek.api.message;

import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one endpoint.
 *
 * @param content what it says; null when that is for its recipient alone
 * @param reason why it is dead, cancelled or expired
 * @param held why it is not sent although it is due
 * @param endpoint to which it goes; null until that is known
 * @param copyOf the message as it was accepted, when several endpoints take it
 * @param dueAt when it is looked at next; null when it is at its end
 * @param skippedAt when those that follow it in its order were let go without it
 */
record MessageView(
        UUID id,
        MessageChannel channel,
        String to,
        @Nullable String content,
        MessageState state,
        @Nullable String reason,
        @Nullable String held,
        @Nullable String eventType,
        @Nullable UUID endpoint,
        @Nullable UUID copyOf,
        int priority,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        @Nullable String collapseKey,
        @Nullable String orderKey,
        @Nullable String retryProfile,
        Map<String, Object> metadata,
        int attempts,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant skippedAt) {

    /**
     * A request that was made for it, and its answer.
     *
     * @param status null when there was no answer
     * @param outcome {@code SENT}, {@code TRANSIENT} or {@code PERMANENT}
     */
    record Attempt(
            int attempt,
            UUID endpoint,
            Instant startedAt,
            int durationMs,
            @Nullable Integer status,
            String outcome,
            @Nullable String error,
            @Nullable String response) {}

    /** The same message on its way to a further endpoint. */
    record Copy(UUID id, MessageState state, @Nullable UUID endpoint) {}

    /** All there is to know about a message. */
    record Detailed(MessageView message, List<Attempt> attempts, List<Copy> copies) {}

    /** @param next {@code after} for the next page; null on the last one */
    record Page(List<MessageView> messages, @Nullable String next) {}
}
