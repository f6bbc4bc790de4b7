package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.util.UUID;

/** Nobody in the last ring took the request: ask the next one. */
@Describe("Nobody in the last ring took the request: ask the next one")
@Event(subject = "match.widen.passenger.{request_id}", stream = "MATCH")
public record MatchWiden(
        UUID requestId,
        @Range(min = 0) @Describe(value = "Index of the ring to ask next", example = "1") int ring)
        implements MatchProposeInput, MatchExpireOutput, MatchDecideOutput {}
