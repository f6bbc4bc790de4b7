package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Length;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An endpoint has taken a message. */
@Describe("An endpoint has taken a message")
@Event(subject = "message.sent.delivery.{message_id}", stream = "MESSAGE_EVENTS")
public record MessageSent(
        UUID messageId,
        MessageChannel channel,
        UUID endpointId,
        @Range(min = 1) @Describe("The attempt that succeeded, from 1") int attempt,
        @Range(min = 200, max = 299) @Describe(value = "HTTP status of the answer", example = "202") int status,
        @Length(max = 200) @Describe("The id that the endpoint gave the message") @Nullable String providerId,
        Instant at)
        implements MessageDeliverOutput {}
