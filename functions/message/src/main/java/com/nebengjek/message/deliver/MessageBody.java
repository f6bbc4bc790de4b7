package com.nebengjek.message.deliver;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.nebengjek.events.MessageChannel;
import com.nebengjek.events.catalogue.EventJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint gets, as JSON.
 *
 * @param id the same as {@code webhook-id}
 * @param type of the event that the message is about
 * @param metadata what came with the message; absent when there is none
 */
record MessageBody(
        UUID id,
        MessageChannel channel,
        String to,
        String content,
        Instant createdAt,
        @Nullable String type,
        @JsonRawValue @Nullable String metadata) {

    static byte[] of(Taken message) {
        return EventJson.mapper()
                .writeValueAsBytes(new MessageBody(
                        message.webhookId(),
                        message.channel(),
                        message.recipient(),
                        message.content(),
                        message.createdAt(),
                        message.eventType(),
                        message.metadata().equals("{}") ? null : message.metadata()));
    }
}
