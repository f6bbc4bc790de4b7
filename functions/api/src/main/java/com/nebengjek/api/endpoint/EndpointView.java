package com.nebengjek.api.endpoint;

import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is stored.
 *
 * @param channel whose messages it takes; null for those that no other endpoint takes
 * @param eventTypes of the events that its messages are about: each a type, or what types begin with and {@code .*};
 *     none: all
 * @param headers sent with every request
 * @param ratePerSecond requests that it bears; null when it bears all
 * @param disabledReason why it is not enabled, when nobody said so
 */
record EndpointView(
        UUID id,
        String name,
        String url,
        @Nullable MessageChannel channel,
        List<String> eventTypes,
        Map<String, Object> headers,
        @Nullable Integer ratePerSecond,
        int timeoutMs,
        String retryProfile,
        boolean enabled,
        @Nullable String disabledReason,
        boolean paused,
        Instant createdAt,
        Instant updatedAt) {

    record All(List<EndpointView> endpoints) {}

    /** @param secret what requests are signed with; it is shown this once */
    record Created(EndpointView endpoint, String secret) {}

    /** @param earlierUntil when the secrets before it are good no more */
    record NewSecret(String secret, Instant earlierUntil) {}
}
