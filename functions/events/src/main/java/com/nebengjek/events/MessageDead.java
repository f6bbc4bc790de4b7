package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Length;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message is not tried any more, until somebody replays it. */
@Describe("A message is not tried any more, until somebody replays it")
@Event(subject = "message.dead.delivery.{message_id}", stream = "MESSAGE_EVENTS")
public record MessageDead(
        UUID messageId,
        MessageChannel channel,
        @Nullable UUID endpointId,
        @Range(min = 0) @Describe("Attempts made") int attempts,
        @Length(max = 1024) @Describe(value = "Why, for a person", example = "The endpoint answers 410 Gone.") String reason,
        Instant at)
        implements MessageDeliverOutput {}
