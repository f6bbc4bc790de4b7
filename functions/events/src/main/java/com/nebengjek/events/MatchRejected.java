package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** A driver declines an offer. */
@Describe("A driver declines an offer")
@Event(subject = "match.rejected.driver.{driver_id}", key = "match_id", stream = "MATCH")
public record MatchRejected(
        UUID matchId,
        UUID driverId)
        implements MatchDecideInput, EarlierClientsOutput {}
