package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;

/** The offers of one ring are out until they are due. */
@Describe("The offers of one ring are out until they are due")
@Event(subject = "match.round.passenger.{request_id}", stream = "MATCH")
public record MatchRound(
        UUID requestId,
        @Range(min = 0) @Describe("Index of the ring, 0 is the nearest") int ring,
        @Describe("When the offers of this ring expire") Instant due)
        implements MatchProposeOutput {}
