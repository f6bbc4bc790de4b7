package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** A ride is paid. */
@Describe("A ride is paid")
@Event(subject = "ride.paid.trip.{ride_id}", stream = "RIDE")
public record RidePaid(
        UUID rideId,
        Payment payment)
        implements RideProgressInput, PaymentOutput {}
