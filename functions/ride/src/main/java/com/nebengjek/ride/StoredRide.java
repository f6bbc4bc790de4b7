package com.nebengjek.ride;

import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ride as the database has it: every step that was taken, by whom and when, so that a repeat can be answered. */
record StoredRide(
        UUID rideId,
        UUID matchId,
        UUID driverId,
        UUID passengerId,
        Position pickup,
        Position destination,
        RideStatus status,
        Instant createdAt,
        @Nullable Step started,
        @Nullable Arrival arrived,
        @Nullable Step cancelled,
        @Nullable UUID paymentId) {

    /** Who took a step, and when. */
    record Step(UUID by, Instant at) {}

    /** Who ended the ride, when, and by how much the driver lowered the fare. */
    record Arrival(UUID by, Instant at, double factor) {}

    boolean has(UUID person) {
        return isDrivenBy(person) || passengerId.equals(person);
    }

    boolean isDrivenBy(UUID person) {
        return driverId.equals(person);
    }

    /** The ride as events tell it, at the moment it reached a status that it may have left since. */
    Ride at(RideStatus reached) {
        return new Ride(rideId, matchId, driverId, passengerId, reached);
    }
}
