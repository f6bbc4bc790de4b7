package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** A match is to become a ride. */
@Describe("A match is to become a ride")
@Event(subject = "ride.create.trip.{match_id}", stream = "RIDE")
public record RideCreate(
        UUID matchId,
        UUID driverId,
        UUID passengerId,
        Position pickup,
        Position destination)
        implements MatchDecideOutput {}
