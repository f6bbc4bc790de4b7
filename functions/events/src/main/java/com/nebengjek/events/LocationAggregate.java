package com.nebengjek.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;

/** What the meter of a ride shows. */
@Describe("What the meter of a ride shows")
@Event(subject = "location.aggregate.ride.{ride_id}", stream = "LOCATION")
public record LocationAggregate(
        UUID rideId,
        UUID meterId,
        @Range(min = 0) @Describe("Metres since this meter began, never falling") double odometer,
        @Range(min = -90, max = 90) double latitude,
        @Range(min = -180, max = 180) double longitude,
        Instant timestamp,
        @JsonProperty("final") @Describe("Whether the ride has arrived and the meter is closed") boolean isFinal)
        implements LocationStoreOutput, EarlierSubscribersInput {}
