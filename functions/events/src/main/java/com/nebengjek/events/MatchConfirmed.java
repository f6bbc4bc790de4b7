package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** Driver and passenger are matched. */
@Describe("Driver and passenger are matched")
@Event(subject = "match.confirmed.ride.{match_id}", key = "request_id", stream = "MATCH")
public record MatchConfirmed(
        UUID matchId,
        UUID requestId,
        UUID driverId,
        UUID passengerId,
        Position pickup,
        Position destination)
        implements ClientNotifyInput, MatchDecideOutput, EarlierSubscribersInput {}
