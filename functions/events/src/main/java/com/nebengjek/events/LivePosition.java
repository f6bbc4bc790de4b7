package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;

/** Where the driver is, for the passenger of the ride; sent to live.{passenger}.{ride} and kept nowhere. */
@Describe("Where the driver is, for the passenger of the ride; sent to live.{passenger}.{ride} and kept nowhere")
@Event(subject = "live.position.ride.{ride_id}")
public record LivePosition(
        UUID rideId,
        UUID driverId,
        @Range(min = -90, max = 90) double latitude,
        @Range(min = -180, max = 180) double longitude,
        Instant timestamp)
        implements LocationStoreOutput {}
