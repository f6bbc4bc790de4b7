package com.nebengjek.api.message;

import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which messages; a member that is left out does not matter.
 *
 * @param since written down at this time or later
 * @param until written down before
 */
record MessageFilter(
        @Nullable MessageState state,
        @Nullable MessageChannel channel,
        @Nullable String to,
        @Nullable UUID endpoint,
        @Nullable String eventType,
        @Nullable String orderKey,
        @Nullable Instant since,
        @Nullable Instant until) {

    private static final Map<String, String> CONDITIONS = Map.of(
            "state", "state = :state",
            "channel", "channel = :channel",
            "to", "recipient = :to",
            "endpoint", "endpoint_id = :endpoint",
            "eventType", "event_type = :eventType",
            "orderKey", "order_key = :orderKey",
            "since", "created_at >= :since",
            "until", "created_at < :until");

    /** Of fixed conditions those that matter, beside one that always does. */
    String where(String always) {
        return Stream.concat(Stream.of(always), parameters().keySet().stream().map(CONDITIONS::get))
                .collect(Collectors.joining(" AND "));
    }

    /** Their values. */
    Map<String, Object> parameters() {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "state", state == null ? null : state.name());
        put(given, "channel", channel == null ? null : channel.name());
        put(given, "to", to);
        put(given, "endpoint", endpoint);
        put(given, "eventType", eventType);
        put(given, "orderKey", orderKey);
        put(given, "since", since);
        put(given, "until", until);
        return given;
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
