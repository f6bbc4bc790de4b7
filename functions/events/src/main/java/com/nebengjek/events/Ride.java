package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import java.util.UUID;

/** Who rides with whom, and how far the ride has come. */
@Describe("Who rides with whom, and how far the ride has come")
public record Ride(
        UUID rideId,
        UUID matchId,
        UUID driverId,
        UUID passengerId,
        RideStatus status) {}
