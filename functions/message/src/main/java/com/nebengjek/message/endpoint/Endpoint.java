package com.nebengjek.message.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP service that takes messages, as it was when a message for it was taken.
 *
 * @param headers what requests carry besides, as a JSON object of texts
 * @param secrets what requests are signed with, the newest first; two during a rotation
 * @param timeout of a request, from its beginning to the end of the answer
 * @param guarded whether a request has to be admitted: it has a rate, or is not well
 * @param troubled whether a success would be news
 * @param disabling why it was disabled, by which message's attempt, and when; null while it is enabled or by a person
 */
public record Endpoint(
        UUID endpointId,
        String name,
        String url,
        String headers,
        List<String> secrets,
        Duration timeout,
        boolean guarded,
        boolean troubled,
        @Nullable Disabling disabling) {

    /** That an endpoint was disabled by the attempt of a message. */
    public record Disabling(UUID endpointId, UUID messageId, String reason, Instant at) {}
}
