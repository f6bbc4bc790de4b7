package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** A request ended without a driver. */
@Describe("A request ended without a driver")
@Event(subject = "match.unmatched.passenger.{passenger_id}", key = "request_id", stream = "MATCH")
public record MatchUnmatched(
        UUID requestId,
        UUID passengerId,
        @Describe("Why the request ended") UnmatchedReason reason)
        implements ClientNotifyInput, MatchExpireOutput, MatchDecideOutput {}
