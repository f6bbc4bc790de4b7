package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** The payment provider has decided. */
@Describe("The payment provider has decided")
@Event(subject = "ride.settled.trip.{ride_id}", stream = "RIDE")
public record RideSettled(
        UUID rideId,
        UUID paymentId,
        @Describe("What the provider decided") PaymentStatus status,
        @Describe("The provider's reference") String reference)
        implements PaymentInput {}
