package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;

/** A passenger asks for a ride. */
@Describe("A passenger asks for a ride")
@Event(subject = "match.request.passenger.{passenger_id}", key = "request_id", stream = "MATCH")
public record MatchRequest(
        UUID requestId,
        UUID passengerId,
        Position pickup,
        Position destination,
        Instant timestamp)
        implements MatchProposeInput, EarlierClientsOutput {}
