package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.util.UUID;

/** A message is due for another attempt. */
@Describe("A message is due for another attempt")
@Event(subject = "message.send.retry.{message_id}", stream = "MESSAGE")
public record MessageSendRetry(
        UUID messageId,
        MessageChannel channel,
        @Range(min = 1) @Describe(value = "The attempt that is due, from 1", example = "2") int attempt,
        @Range(min = 1) @Describe("How often the message was queued; an order of an earlier turn is void") int turn)
        implements MessageSend {}
