package com.nebengjek.message.compose;

import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is to be written down.
 *
 * @param recipient for SMS a person, whose number is looked up; nobody when the event names none
 */
record Draft(
        UUID messageId,
        MessageChannel channel,
        @Nullable String recipient,
        String content,
        String eventType,
        int priority,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable String collapseKey,
        @Nullable String orderKey,
        Origin metadata) {

    /** What it was made of. */
    record Origin(String eventId, String rule) {}
}
