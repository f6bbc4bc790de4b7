package com.nebengjek.api.message;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to be sent.
 *
 * @param to a number, a device or what else the endpoint understands
 * @param content the text, unless there is a template
 * @param variables values for the template
 * @param eventType the type of the event that it is about: endpoints may take some types only
 * @param priority 0 to 9, the most urgent
 * @param collapseKey of all messages with it to the same recipient only the latest is sent
 * @param orderKey messages with it are sent one after the other
 * @param retryProfile in place of the endpoint's
 * @param metadata passed on to the endpoint
 */
record MessageWanted(
        @Nullable MessageChannel channel,
        @Nullable String to,
        @Nullable String content,
        @Nullable String template,
        @Nullable Map<String, Object> variables,
        @Nullable String eventType,
        @Nullable Integer priority,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        @Nullable String collapseKey,
        @Nullable String orderKey,
        @Nullable String retryProfile,
        @Nullable Map<String, Object> metadata) {

    static final int USUAL_PRIORITY = 5;
    private static final int LONGEST_RECIPIENT = 500;
    private static final int LONGEST_CONTENT = 10_000;
    private static final int LONGEST_KEY = 200;
    private static final int MOST_METADATA = 50;

    /** @throws Problem naming the first field that is missing (400) or breaks a rule (422) */
    void check(Instant now, RetryProfiles profiles) {
        Problem.required("channel", channel);
        Rules.line("to", Problem.required("to", to), LONGEST_RECIPIENT);
        if (template == null) {
            Problem.required("content", content);
            Rules.require(variables == null, "variables", "are for a template");
        }
        Rules.require(template == null || content == null, "content", "must be left out when there is a template");
        requireLength("content", content);
        Rules.line("event_type", eventType, LONGEST_KEY);
        Rules.require(priority == null || priority >= 0 && priority <= 9, "priority", "must be 0 to 9");
        Rules.require(expiresAt == null || expiresAt.isAfter(now), "expires_at", "has passed");
        Rules.require(
                expiresAt == null || notBefore == null || expiresAt.isAfter(notBefore), "expires_at", "must be after not_before");
        Rules.line("collapse_key", collapseKey, LONGEST_KEY);
        Rules.line("order_key", orderKey, LONGEST_KEY);
        profiles.check(retryProfile);
        Rules.require(
                metadata == null || metadata.size() <= MOST_METADATA, "metadata", "must have at most %d members".formatted(MOST_METADATA));
    }

    /** That a text is one that a message may have. */
    static void requireLength(String field, @Nullable String content) {
        Rules.require(
                content == null || !content.isBlank() && content.length() <= LONGEST_CONTENT,
                field,
                "must make a text of 1 to %,d characters".formatted(LONGEST_CONTENT));
    }
}
