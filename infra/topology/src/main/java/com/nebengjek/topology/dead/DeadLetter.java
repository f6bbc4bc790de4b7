package com.nebengjek.topology.dead;

import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that a consumer could not handle. What the one who wrote it left out is empty.
 *
 * @param sequence its place in the stream of dead letters
 * @param id {@code <stream>:<sequence>:<consumer>} of the event
 * @param eventSequence the event's place in its own stream
 * @param type the CloudEvent's type
 * @param cut how much of the event is here, when that is not all of it
 */
public record DeadLetter(
        long sequence,
        String id,
        Instant time,
        String stream,
        String consumer,
        String function,
        String subject,
        String eventSequence,
        String type,
        String reason,
        String error,
        String deliveries,
        String cut) {

    static DeadLetter of(MessageInfo message) {
        Headers headers = message.getHeaders() == null ? new Headers() : message.getHeaders();
        return new DeadLetter(
                message.getSeq(),
                header(headers, "Nats-Msg-Id"),
                time(header(headers, "dead-time"), message),
                header(headers, "dead-stream"),
                header(headers, "dead-consumer"),
                header(headers, "dead-function"),
                header(headers, "dead-subject"),
                header(headers, "dead-sequence"),
                type(headers, message.getData()),
                header(headers, "dead-reason"),
                header(headers, "dead-error"),
                header(headers, "dead-deliveries"),
                header(headers, "dead-cut"));
    }

    private static Instant time(String written, MessageInfo message) {
        try {
            return Instant.parse(written);
        } catch (DateTimeParseException absent) {
            return message.getTime().toInstant();
        }
    }

    /** In structured mode the type is in the body, which may well be what is wrong with the event. */
    private static String type(Headers headers, byte @Nullable [] body) {
        String type = header(headers, "ce-type");
        if (!type.isEmpty()
                || body == null
                || !header(headers, "Content-Type").startsWith("application/cloudevents+json")) {
            return type;
        }
        try {
            return JsonMapper.shared().readTree(body).path("type").asString("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }

    private static String header(Headers headers, String name) {
        return headers.containsKeyIgnoreCase(name)
                ? headers.getIgnoreCase(name).getFirst()
                : "";
    }
}
