package com.nebengjek.match;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as stored.
 *
 * @param ring the ring that is being asked, or is to be asked next
 * @param trip absent only when its cancellation came first
 * @param refusal why it was refused, if it was
 */
record Request(
        UUID requestId,
        UUID passengerId,
        RequestStatus status,
        int ring,
        @Nullable Trip trip,
        @Nullable Refusal refusal) {

    boolean isOpen() {
        return status == RequestStatus.OPEN;
    }

    boolean isOf(UUID passenger) {
        return passengerId.equals(passenger);
    }

    /** The trip of a request that was ever open. */
    Trip wanted() {
        return Objects.requireNonNull(trip, "a request that was cancelled before it came has no trip");
    }
}
