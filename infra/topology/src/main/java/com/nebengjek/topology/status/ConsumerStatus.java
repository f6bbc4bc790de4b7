package com.nebengjek.topology.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A durable consumer of a stream of the topology.
 *
 * @param function the function that reads through it; null when the topology does not have the consumer
 * @param active whether somebody pulls from it, or has something of it in hand
 * @param pending events that were not delivered yet
 * @param unacknowledged events that were delivered and not acknowledged yet
 * @param redelivered unacknowledged events that were delivered more than once
 * @param waitingPulls open requests for events
 * @param lastDelivered when it last delivered an event
 * @param lost what its stream removed before it acknowledged it
 * @param handlerP99Ms below that is the time of 99 of 100 calls of its handler; null when no metrics were given
 * @param oldestWaitingSeconds age of the oldest event that it has not acknowledged; null when there is none
 */
public record ConsumerStatus(
        String name,
        String stream,
        @Nullable String function,
        boolean present,
        boolean active,
        boolean paused,
        long pending,
        long unacknowledged,
        long redelivered,
        long waitingPulls,
        long deliveredSequence,
        @Nullable Instant lastDelivered,
        @Nullable Long oldestWaitingSeconds,
        LostEvents lost,
        long ackWaitMs,
        @Nullable Long handlerP99Ms) {

    /** What a consumer is doing, in a word. */
    public String state() {
        if (!present) {
            return "missing";
        }
        return paused ? "paused" : active ? "active" : "idle";
    }
}
