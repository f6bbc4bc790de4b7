package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;

/** A ride was cancelled before it started. */
@Describe("A ride was cancelled before it started")
@Event(subject = "ride.cancelled.trip.{ride.ride_id}", stream = "RIDE")
public record RideCancelled(
        Ride ride,
        @Describe("The person who did it") UUID by,
        Instant at)
        implements LocationStoreInput, DriverAvailabilityInput, ClientNotifyInput, RideProgressOutput, MessageComposeInput {}
