package com.nebengjek.message.endpoint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint did in some attempts.
 *
 * @param messageId whose attempt it was, in the end
 * @param alive whether it gave an answer that is not a transient failure
 * @param succeeded whether it took a message
 * @param failures transient failures since it was last alive
 * @param failingSince the first failure, transient or not, since it last succeeded
 * @param trial whether the circuit breaker's trial was among them
 * @param gone whether it said that it will never be there again
 */
public record HealthReport(
        UUID endpointId,
        UUID messageId,
        boolean alive,
        boolean succeeded,
        int failures,
        @Nullable Instant failingSince,
        boolean trial,
        boolean gone) {

    /** One attempt. */
    public static HealthReport of(
            UUID endpointId, UUID messageId, boolean sent, boolean transientFailure, Instant at, boolean trial, boolean gone) {
        return new HealthReport(
                endpointId,
                messageId,
                !transientFailure,
                sent,
                transientFailure ? 1 : 0,
                sent ? null : at,
                trial,
                gone);
    }

    /** Of the attempts of this one and then those of the other, of the same endpoint. */
    public HealthReport then(HealthReport later) {
        return new HealthReport(
                endpointId,
                gone ? messageId : later.messageId,
                alive || later.alive,
                succeeded || later.succeeded,
                later.alive ? later.failures : failures + later.failures,
                later.succeeded || failingSince == null ? later.failingSince : failingSince,
                trial || later.trial,
                gone || later.gone);
    }
}
