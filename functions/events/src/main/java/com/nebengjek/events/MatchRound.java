package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;

/**
 * The offers of one ring are out until they are due.
 *
 * <p>Rounds are kept in order by their ends, not by their request: the next ring's may be due before the one that everybody
 * in it has rejected, and must not wait for it.
 */
@Describe("The offers of one ring are out until they are due")
@Event(subject = "match.round.passenger.{request_id}", key = "due", correlation = "request_id", stream = "MATCH")
public record MatchRound(
        UUID requestId,
        @Range(min = 0) int ring,
        Instant due)
        implements MatchProposeOutput {}
