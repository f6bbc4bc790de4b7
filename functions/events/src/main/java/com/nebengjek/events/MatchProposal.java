package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;

/** A request is offered to a driver. */
@Describe("A request is offered to a driver")
@Event(subject = "match.proposal.driver.{driver_id}", key = "request_id", stream = "MATCH")
public record MatchProposal(
        UUID matchId,
        UUID requestId,
        UUID driverId,
        UUID passengerId,
        Position pickup,
        Position destination,
        @Range(min = 0) @Describe("Metres between driver and pickup, as the crow flies") double distance,
        @Range(min = 0) @Describe("Whole seconds until the driver can be at the pickup") long estimatedEta,
        Instant expiresAt)
        implements ClientNotifyInput, MatchProposeOutput, EarlierSubscribersInput {}
