package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asks to end a started ride. */
@Describe("Somebody asks to end a started ride")
@Event(subject = "ride.arrive.trip.{ride_id}", stream = "RIDE")
public record RideArrive(
        UUID rideId,
        @Describe("The person who asks") UUID userId,
        @Nullable Position location,
        @Nullable Instant timestamp,
        @Range(min = 0, aboveMin = true, max = 1) @Describe("Share of the fare that the driver asks for; absent means 1, the whole fare") @Nullable Double factor)
        implements RideProgressInput, EarlierClientsOutput {}
