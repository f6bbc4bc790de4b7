package com.nebengjek.message.relay;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of message-relay.
 *
 * @param interval how long it sleeps at most until it looks again ({@code INTERVAL})
 * @param batchCount rows that it claims at once ({@code BATCH_COUNT})
 * @param batches how many batches of each lane a process has under way
 * @param maxQueued rows of each lane that may be with the deliverers; more stay in the table
 * @param lease how long a claimed row is left alone while it is published
 * @param queueTime how long a queued row is left alone; the stream has lost it then, or it waits still, in vain
 * @param retention how long what has ended is kept
 * @param requestUrl where messages go that no other endpoint takes ({@code REQUEST_URL}); nowhere when null
 */
@ConfigurationProperties("nebengjek.message.relay")
record RelaySettings(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("100") int batchCount,
        @DefaultValue("2") int batches,
        @DefaultValue("1000") int maxQueued,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("5m") Duration queueTime,
        @DefaultValue("30d") Duration retention,
        @Nullable URI requestUrl) {

    /** A number without a unit is milliseconds, which nobody means who writes 3. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final int LARGEST_BATCH = 10_000;
    private static final int MOST_BATCHES = 16;

    RelaySettings {
        require("interval (INTERVAL)", interval, SHORTEST_INTERVAL);
        require(
                "batch-count (BATCH_COUNT)",
                batchCount >= 1 && batchCount <= LARGEST_BATCH,
                "from 1 to " + LARGEST_BATCH,
                batchCount);
        require("batches", batches >= 1 && batches <= MOST_BATCHES, "from 1 to " + MOST_BATCHES, batches);
        require("max-queued", maxQueued >= 1, "at least 1", maxQueued);
        require("lease", lease, SHORTEST_LEASE);
        require("queue-time", queueTime, SHORTEST_LEASE);
        require("retention", retention, SHORTEST_LEASE);
        requestUrl = requestUrl == null || requestUrl.toString().isEmpty() ? null : requestUrl;
        require("request-url (REQUEST_URL)", isHttp(requestUrl), "a URL that begins with http:// or https://", requestUrl);
    }

    private static boolean isHttp(@Nullable URI url) {
        return url == null || url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }

    private static void require(String property, Duration value, Duration shortest) {
        require(
                property,
                value.compareTo(shortest) >= 0,
                "at least %d ms, such as 2s".formatted(shortest.toMillis()),
                value.toMillis() + " ms");
    }

    private static void require(String property, boolean holds, String what, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "nebengjek.message.relay.%s must be %s (was %s)".formatted(property, what, value));
        }
    }
}
