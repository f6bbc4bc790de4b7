package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Length;
import java.time.Instant;
import java.util.UUID;

/** An endpoint gets no more messages, until somebody enables it. */
@Describe("An endpoint gets no more messages, until somebody enables it")
@Event(subject = "message.disabled.endpoint.{endpoint_id}", stream = "MESSAGE_EVENTS")
public record EndpointDisabled(
        UUID endpointId,
        @Length(max = 1024) @Describe(value = "Why, for a person", example = "The endpoint answers 410 Gone.") String reason,
        Instant at)
        implements MessageDeliverOutput {}
