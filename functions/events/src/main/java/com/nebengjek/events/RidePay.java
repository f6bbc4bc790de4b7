package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** A passenger wants to pay; only the provider says whether it worked. */
@Describe("A passenger wants to pay; only the provider says whether it worked")
@Event(subject = "ride.pay.trip.{ride_id}", stream = "RIDE")
public record RidePay(
        UUID rideId,
        UUID paymentId,
        @Describe("The person who pays") UUID userId)
        implements PaymentInput, ClientEvent {}
