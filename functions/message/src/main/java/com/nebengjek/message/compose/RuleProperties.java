package com.nebengjek.message.compose;

import com.nebengjek.events.MessageChannel;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of message-compose.
 *
 * @param rules by their names
 */
@ConfigurationProperties("nebengjek.message.compose")
record RuleProperties(@DefaultValue Map<String, Rule> rules) {

    RuleProperties {
        rules = Map.copyOf(new TreeMap<>(rules));
        rules.forEach(Template::of);
    }

    /**
     * Texts may have fields of the event in them: {@code Ride {{ride.ride_id}} is over}.
     *
     * @param event the type of the events, such as {@code com.nebengjek.ride.completed.v1}
     * @param enabled whether it is followed at all
     * @param channel the way of the message
     * @param recipient the field that says to whom: a person, whose number SMS take; webhooks need none
     * @param content what it says; webhooks get the event's data without it
     * @param priority 0 to 9
     * @param expires after how long it is not sent any more; never when null
     * @param collapseKey text; only the latest message with the same is sent
     * @param orderKey text; messages with the same follow each other
     */
    record Rule(
            @DefaultValue("") String event,
            @DefaultValue("true") boolean enabled,
            @DefaultValue("SMS") MessageChannel channel,
            @Nullable String recipient,
            @Nullable String content,
            @DefaultValue("5") int priority,
            @Nullable Duration expires,
            @Nullable String collapseKey,
            @Nullable String orderKey) {}

    /** What it reads, or an error that begins with the property it is in. */
    static <T> T named(String rule, String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(
                    "nebengjek.message.compose.rules.%s.%s: %s".formatted(rule, field, bad.getMessage()), bad);
        }
    }
}
