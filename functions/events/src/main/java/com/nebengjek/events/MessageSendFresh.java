package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.util.UUID;

/** A message is due for its first attempt. */
@Describe("A message is due for its first attempt")
@Event(subject = "message.send.fresh.{message_id}", stream = "MESSAGE")
public record MessageSendFresh(
        UUID messageId,
        MessageChannel channel,
        @Range(min = 1) @Describe("The attempt that is due, from 1") int attempt,
        @Range(min = 1) @Describe("How often the message was queued; an order of an earlier turn is void") int turn)
        implements MessageSend {}
