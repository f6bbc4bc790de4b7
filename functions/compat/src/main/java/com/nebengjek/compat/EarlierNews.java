package com.nebengjek.compat;

import com.nebengjek.events.Position;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers of the earlier system are told, on subjects of two tokens. Its types are no commands', so that
 * earlier-clients, which hears some of it on the same subjects, leaves it alone.
 */
sealed interface EarlierNews {

    @Describe("match.found, match.accepted or match.rejected, by its subject")
    @Event(
            subject = "match.news.earlier.{match_id}",
            type = "com.nebengjek.earlier.match.v0",
            stream = "EARLIER")
    record Match(
            UUID matchId,
            @Nullable UUID passengerId,
            UUID driverId,
            @Describe("Pickup") @Nullable Position location,
            @Nullable Position targetLocation,
            Status matchStatus)
            implements EarlierNews {

        enum Status {
            PENDING,
            ACCEPTED,
            REJECTED
        }
    }

    @Describe("ride.pickup or ride.started, by its subject")
    @Event(subject = "ride.news.earlier.{ride_id}", type = "com.nebengjek.earlier.ride.v0", stream = "EARLIER")
    record Trip(
            UUID rideId,
            UUID matchId,
            UUID driverId,
            UUID passengerId,
            @Describe(value = "How far the ride has come", example = "STARTED") String status,
            long totalCost,
            Instant createdAt,
            Instant updatedAt)
            implements EarlierNews {}

    @Describe("ride.completed: a ride is paid and over")
    @Event(subject = "ride.receipt.earlier.{ride.ride_id}", type = "com.nebengjek.earlier.receipt.v0", stream = "EARLIER")
    record Receipt(Trip ride, Bill payment) implements EarlierNews {}

    /** What a ride cost, in rupiah. */
    record Bill(
            UUID paymentId,
            UUID rideId,
            long adjustedCost,
            long adminFee,
            long driverPayout,
            @Describe(value = "How far the payment has come", example = "PAID") String status,
            Instant createdAt) {}

    @Describe("location.aggregate: how far the driver of a ride has come")
    @Event(subject = "location.news.earlier.{ride_id}", type = "com.nebengjek.earlier.aggregate.v0", stream = "EARLIER")
    record Stretch(
            UUID rideId,
            @Describe(value = "Kilometres since the reading before", example = "0.1") double distance,
            double latitude,
            double longitude)
            implements EarlierNews {}
}
