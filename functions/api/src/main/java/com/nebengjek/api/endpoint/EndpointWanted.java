package com.nebengjek.api.endpoint;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MessageChannel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What an endpoint is to be, or become: what is left out stays as it is, and is usual in a new one.
 *
 * @param channel {@code NONE} for messages that no other endpoint takes
 * @param ratePerSecond 0 for no limit
 */
record EndpointWanted(
        @Nullable String name,
        @Nullable String url,
        @Nullable Channel channel,
        @Nullable List<String> eventTypes,
        @Nullable Map<String, Object> headers,
        @Nullable Integer ratePerSecond,
        @Nullable Integer timeoutMs,
        @Nullable String retryProfile,
        @Nullable Boolean enabled,
        @Nullable String secret) {

    enum Channel {
        SMS,
        PUSH,
        WEBHOOK,
        NONE;

        @Nullable String stored() {
            return this == NONE ? null : MessageChannel.valueOf(name()).name();
        }
    }

    private static final int LONGEST_URL = 2_000;
    private static final int MOST = 50;
    private static final int GREATEST_RATE = 100_000;
    private static final int LONGEST_TIMEOUT = 60_000;
    private static final int SHORTEST_TIMEOUT = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern EVENT_TYPE = Pattern.compile("[A-Za-z0-9._-]{1,200}(\\.\\*)?");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]{0,1000}");
    /** What the sender says itself. */
    private static final Set<String> OURS =
            Set.of("host", "content-length", "content-type", "connection", "transfer-encoding", "upgrade");

    EndpointWanted {
        require(name == null || NAME.matcher(name).matches(), "name", "must be small letters, digits and hyphens");
        requireUrl(url);
        if (eventTypes != null) {
            require(
                    eventTypes.size() <= MOST && eventTypes.stream().allMatch(type -> EVENT_TYPE.matcher(type).matches()),
                    "event_types",
                    "must be at most %d types, or what they begin with and .*".formatted(MOST));
        }
        if (headers != null) {
            require(headers.size() <= MOST, "headers", "must be at most " + MOST);
            headers.forEach(EndpointWanted::requireHeader);
        }
        requireRange("rate_per_second", ratePerSecond, 0, GREATEST_RATE);
        requireRange("timeout_ms", timeoutMs, SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
        require(secret == null || Secrets.isGood(secret), "secret", "must be whsec_ and 24 to 64 bytes in base64, or whsk_ and the 32 or 64 bytes of an Ed25519 key");
    }

    /** @throws Problem 400 when it lacks what a new endpoint needs */
    EndpointWanted complete() {
        Problem.required("name", name);
        Problem.required("url", url);
        return this;
    }

    private static void requireUrl(@Nullable String url) {
        if (url == null) {
            return;
        }
        try {
            URI address = URI.create(url);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            require(
                    web && address.getHost() != null && address.getUserInfo() == null && url.length() <= LONGEST_URL,
                    "url",
                    "must be http:// or https:// with a host, and without user and password");
        } catch (IllegalArgumentException noUrl) {
            require(false, "url", "is not a URL");
        }
    }

    private static void requireHeader(String name, @Nullable Object value) {
        String lower = name.toLowerCase(Locale.ROOT);
        require(
                HEADER_NAME.matcher(name).matches() && !OURS.contains(lower) && !lower.startsWith("webhook-"),
                "headers." + name,
                "is not a header that can be added");
        require(
                value instanceof String text && HEADER_VALUE.matcher(text).matches(),
                "headers." + name,
                "must be one line of visible ASCII characters");
    }

    private static void requireRange(String field, @Nullable Integer value, int least, int most) {
        require(value == null || value >= least && value <= most, field, "must be %d to %d".formatted(least, most));
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, field, rule);
        }
    }
}
