package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;

/** A ride is paid and over. */
@Describe("A ride is paid and over")
@Event(subject = "ride.completed.trip.{ride.ride_id}", stream = "RIDE")
public record RideCompleted(
        Ride ride,
        Payment payment)
        implements DriverAvailabilityInput, ClientNotifyInput, RideProgressOutput, EarlierSubscribersInput, MessageComposeInput {}
