package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ride has arrived and can be billed. */
@Describe("A ride has arrived and can be billed")
@Event(subject = "ride.arrived.trip.{ride.ride_id}", stream = "RIDE")
public record RideArrived(
        Ride ride,
        @Describe("The person who did it") UUID by,
        Instant at,
        @Range(min = 0, aboveMin = true, max = 1) @Nullable Double factor)
        implements LocationStoreInput, DriverAvailabilityInput, ClientNotifyInput, RideProgressOutput, MessageComposeInput {}
