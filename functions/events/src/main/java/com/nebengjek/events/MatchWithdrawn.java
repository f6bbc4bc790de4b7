package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** An offer is no longer open to its driver. */
@Describe("An offer is no longer open to its driver")
@Event(subject = "match.withdrawn.driver.{driver_id}", key = "match_id", stream = "MATCH")
public record MatchWithdrawn(
        UUID matchId,
        UUID driverId,
        @Describe("Why the offer is withdrawn") WithdrawnReason reason)
        implements ClientNotifyInput, MatchExpireOutput, MatchDecideOutput, EarlierSubscribersInput {}
