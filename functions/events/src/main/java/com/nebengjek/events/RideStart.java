package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asks to start a ride. */
@Describe("Somebody asks to start a ride")
@Event(subject = "ride.start.trip.{ride_id}", stream = "RIDE")
public record RideStart(
        UUID rideId,
        @Describe("The person who asks") UUID userId,
        @Nullable Position location,
        @Nullable Instant timestamp)
        implements RideProgressInput, EarlierClientsOutput {}
