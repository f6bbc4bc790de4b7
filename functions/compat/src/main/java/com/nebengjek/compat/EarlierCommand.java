package com.nebengjek.compat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nebengjek.events.Position;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What clients of the earlier system publish, on subjects of two tokens: version 0 of what the catalogue calls alike.
 *
 * <p>Only what is read of their data is here; the rest may be what it likes.
 */
sealed interface EarlierCommand {

    @Describe("A driver goes on or off duty")
    @Event(subject = "user.beacon.driver.{user_id}", type = "com.nebengjek.user.beacon.v0", stream = "EARLIER")
    record Beacon(
            @Describe("The driver") UUID userId,
            @Describe("Whether the driver takes passengers") boolean isActive,
            @Nullable Position location,
            @Nullable Instant timestamp)
            implements EarlierCommand {}

    @Describe("A passenger asks for a ride, or no longer wants it")
    @Event(subject = "user.finder.passenger.{user_id}", type = "com.nebengjek.user.finder.v0", stream = "EARLIER")
    record Finder(
            @Describe(value = "The passenger", example = "0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b") UUID userId,
            @Describe("Whether the passenger wants a ride") boolean isActive,
            @Describe("Pickup; required when is_active") @Nullable Position location,
            @Describe("Destination; required when is_active") @Nullable Position targetLocation,
            @Nullable Instant timestamp)
            implements EarlierCommand {}

    @Describe("Where somebody is: driver_id and location, or the short form user_id, lat and lng")
    @Event(
            subject = "location.update.person.{user_id}",
            key = "driver_id",
            type = "com.nebengjek.location.update.v0",
            stream = "EARLIER")
    record Whereabouts(
            @Nullable UUID driverId,
            @Nullable Position location,
            @Describe("When the person was there, RFC 3339 in UTC") @Nullable Instant createdAt,
            @Nullable UUID userId,
            @JsonProperty("lat") @Range(min = -90, max = 90) @Nullable Double latitude,
            @JsonProperty("lng") @Range(min = -180, max = 180) @Nullable Double longitude)
            implements EarlierCommand {}

    @Describe("A driver takes an offer")
    @Event(
            subject = "match.accepted.driver.{driver_id}",
            key = "match_id",
            type = "com.nebengjek.match.accepted.v0",
            stream = "EARLIER")
    record Acceptance(UUID matchId, UUID driverId) implements EarlierCommand {}

    @Describe("A driver declines an offer")
    @Event(
            subject = "match.rejected.driver.{driver_id}",
            key = "match_id",
            type = "com.nebengjek.match.rejected.v0",
            stream = "EARLIER")
    record Rejection(UUID matchId, UUID driverId) implements EarlierCommand {}

    @Describe("A driver asks to start a ride, whatever the earlier system called it")
    @Event(subject = "ride.started.trip.{ride_id}", type = "com.nebengjek.ride.started.v0", stream = "EARLIER")
    record Start(UUID rideId, @Nullable UUID driverId) implements EarlierCommand {}

    @Describe("A driver asks to end a ride")
    @Event(subject = "ride.arrived.trip.{ride_id}", type = "com.nebengjek.ride.arrived.v0", stream = "EARLIER")
    record Arrival(
            UUID rideId,
            @Range(min = 0, aboveMin = true, max = 1) @Nullable Double adjustmentFactor)
            implements EarlierCommand {}
}
