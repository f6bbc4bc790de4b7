package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a passenger was at a moment, in WGS 84 degrees. */
@Describe("Where a passenger was at a moment, in WGS 84 degrees")
@Event(subject = "location.update.passenger.{user_id}", stream = "LOCATION")
public record PassengerLocationUpdate(
        @Describe(value = "The passenger", example = "0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b") UUID userId,
        @Range(min = -90, max = 90) double latitude,
        @Range(min = -180, max = 180) double longitude,
        Instant timestamp,
        @Range(min = 0) @Describe("Radius of uncertainty in metres") @Nullable Double accuracy)
        implements LocationStoreInput, LocationUpdate, EarlierClientsOutput {}
