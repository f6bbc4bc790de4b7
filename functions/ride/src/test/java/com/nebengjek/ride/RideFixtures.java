package com.nebengjek.ride;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideStatus;
import com.nebengjek.ride.StoredRide.Arrival;
import com.nebengjek.ride.StoredRide.Step;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People and rides of the tests. */
final class RideFixtures {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Position PICKUP = new Position(-6.2, 106.8, null);
    static final Position DESTINATION = new Position(-6.25, 106.85, null);

    private RideFixtures() {}

    static RideCreate match() {
        return new RideCreate(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), PICKUP, DESTINATION);
    }

    static LocationAggregate reading(UUID rideId, UUID meterId, double odometer) {
        return new LocationAggregate(rideId, meterId, odometer, -6.2, 106.8, NOON, false);
    }

    static LocationAggregate finalReading(UUID rideId, UUID meterId, double odometer) {
        return new LocationAggregate(rideId, meterId, odometer, -6.2, 106.8, NOON, true);
    }

    /** A ride that came to this status by its driver's steps, each full fare. */
    static StoredRide ride(RideStatus status) {
        UUID driver = UUID.randomUUID();
        Step step = new Step(driver, NOON);
        Arrival arrival = new Arrival(driver, NOON, 1);
        return switch (status) {
            case CREATED -> ride(driver, status, null, null, null, null);
            case STARTED -> ride(driver, status, step, null, null, null);
            case ARRIVED -> ride(driver, status, step, arrival, null, null);
            case COMPLETED -> ride(driver, status, step, arrival, null, UUID.randomUUID());
            case CANCELLED -> ride(driver, status, null, null, step, null);
        };
    }

    private static StoredRide ride(
            UUID driver,
            RideStatus status,
            @Nullable Step started,
            @Nullable Arrival arrived,
            @Nullable Step cancelled,
            @Nullable UUID paymentId) {
        return new StoredRide(
                UUID.randomUUID(),
                UUID.randomUUID(),
                driver,
                UUID.randomUUID(),
                PICKUP,
                DESTINATION,
                status,
                NOON,
                started,
                arrived,
                cancelled,
                paymentId);
    }
}
