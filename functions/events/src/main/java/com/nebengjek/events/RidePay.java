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
        @Describe(value = "The passenger who pays", example = "0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b") UUID userId)
        implements PaymentInput, ClientEvent {}
