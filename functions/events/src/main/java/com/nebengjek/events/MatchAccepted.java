package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** A driver takes an offer. */
@Describe("A driver takes an offer")
@Event(subject = "match.accepted.driver.{driver_id}", key = "match_id", stream = "MATCH")
public record MatchAccepted(
        UUID matchId,
        UUID driverId)
        implements MatchDecideInput, EarlierClientsOutput {}
