package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ride exists and the driver is on the way to the pickup. */
@Describe("A ride exists and the driver is on the way to the pickup")
@Event(subject = "ride.created.trip.{ride_id}", stream = "RIDE")
public record RideCreated(
        UUID rideId,
        UUID matchId,
        UUID driverId,
        UUID passengerId,
        RideStatus status,
        @Nullable Position pickup,
        @Nullable Position destination,
        @Nullable Instant at)
        implements LocationStoreInput, DriverAvailabilityInput, ClientNotifyInput, EarlierSubscribersInput, MessageComposeInput {}
