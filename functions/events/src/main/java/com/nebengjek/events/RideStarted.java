package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;

/** A ride has started and its meter runs. */
@Describe("A ride has started and its meter runs")
@Event(subject = "ride.started.trip.{ride.ride_id}", stream = "RIDE")
public record RideStarted(
        Ride ride,
        @Describe("The person who did it") UUID by,
        Instant at)
        implements LocationStoreInput, ClientNotifyInput, RideProgressOutput, EarlierSubscribersInput, MessageComposeInput {}
