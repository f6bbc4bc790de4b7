package com.nebengjek.message.deliver;

import com.nebengjek.events.EndpointDisabled;
import com.nebengjek.events.MessageDead;
import com.nebengjek.events.MessageDeliverOutput;
import com.nebengjek.events.MessageSent;
import com.nebengjek.message.endpoint.Endpoint.Disabling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events that follow from what is on record, the same whenever they are derived. */
final class Aftermath {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 1024;

    private Aftermath() {}

    /**
     * Of an attempt that was made just now.
     *
     * @param kept whether it is on record; it is not when it took so long that somebody else has taken the message
     */
    static List<MessageDeliverOutput> of(
            Taken message, Attempt attempt, boolean kept, Optional<Disabling> disabling) {
        return of(
                message,
                kept ? attempt.state() : "",
                attempt.attempt(),
                attempt.status(),
                attempt.response(),
                attempt.reason(),
                attempt.at(),
                disabling);
    }

    /** Of a message about which nothing is left to do but to say so. */
    static List<MessageDeliverOutput> of(Taken message) {
        boolean done = message.verdict() == Taken.Verdict.DONE;
        return of(
                message,
                done ? message.state() : "",
                message.attempts(),
                message.last().status(),
                message.last().response(),
                message.reason(),
                message.updatedAt(),
                Optional.ofNullable(message.endpoint().disabling())
                        .filter(disabling -> disabling.messageId().equals(message.messageId())));
    }

    private static List<MessageDeliverOutput> of(
            Taken message,
            String state,
            int attempts,
            @Nullable Integer status,
            @Nullable String response,
            @Nullable String reason,
            Instant at,
            Optional<Disabling> disabling) {
        List<MessageDeliverOutput> outputs = new ArrayList<>();
        if (state.equals("SENT") && status != null) {
            outputs.add(new MessageSent(
                    message.messageId(),
                    message.channel(),
                    message.endpoint().endpointId(),
                    attempts,
                    status,
                    providerId(response),
                    at));
        }
        if (state.equals("DEAD")) {
            outputs.add(new MessageDead(
                    message.messageId(),
                    message.channel(),
                    message.endpoint().endpointId(),
                    attempts,
                    bounded(String.valueOf(reason)),
                    at));
        }
        disabling.ifPresent(fact ->
                outputs.add(new EndpointDisabled(fact.endpointId(), bounded(fact.reason()), fact.at())));
        return outputs;
    }

    private static String bounded(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    /** From an answer such as {@code {"message":"Accepted","messageId":"…"}}; most endpoints give none. */
    private static @Nullable String providerId(@Nullable String response) {
        if (response == null || !response.startsWith("{")) {
            return null;
        }
        try {
            JsonNode id = JSON.readTree(response).path("messageId");
            return id.isValueNode() && !id.isNull() && id.asString().length() <= LONGEST_ID ? id.asString() : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
