package com.nebengjek.message.deliver;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was taken and is put back, without an attempt, until it may go.
 *
 * @param dueAt when that is; null when its endpoint has to have room for it first
 */
record Deferral(UUID messageId, UUID endpointId, int turn, @Nullable Instant dueAt) implements Sent {

    static Deferral of(Taken message, @Nullable Instant dueAt) {
        return new Deferral(message.messageId(), message.endpoint().endpointId(), message.turn(), dueAt);
    }
}
