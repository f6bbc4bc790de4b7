package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asks to cancel a ride before it starts. */
@Describe("Somebody asks to cancel a ride before it starts")
@Event(subject = "ride.cancel.trip.{ride_id}", stream = "RIDE")
public record RideCancel(
        UUID rideId,
        @Describe("The person who asks") UUID userId,
        @Describe(value = "Why, in the words of the person", example = "I have found another way home.") @Nullable String reason,
        @Nullable Instant timestamp)
        implements RideProgressInput, ClientEvent {}
