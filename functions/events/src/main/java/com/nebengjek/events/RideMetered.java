package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.util.UUID;

/** The meter of an arrived ride is closed. */
@Describe("The meter of an arrived ride is closed")
@Event(subject = "ride.metered.trip.{ride_id}", stream = "RIDE")
public record RideMetered(
        UUID rideId,
        UUID driverId,
        UUID passengerId,
        @Range(min = 0) @Describe("Metres to bill") double metres,
        @Range(min = 0, aboveMin = true, max = 1) double factor)
        implements PaymentInput {}
