package com.nebengjek.api.ride;

import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ride as one of its two people sees it.
 *
 * @param you what the reader is in this ride
 * @param receipt once the meter is closed and the ride is billed
 */
record RideView(
        UUID rideId,
        RideStatus status,
        Role you,
        Driver driver,
        Passenger passenger,
        Place pickup,
        Place destination,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable UUID cancelledBy,
        @Nullable Receipt receipt) {

    /** Whom to look out for, and for which vehicle; both unknown of drivers who never registered here. */
    record Driver(UUID userId, @Nullable String name, @Nullable String vehicleType, @Nullable String vehiclePlate) {}

    record Passenger(UUID userId, @Nullable String name) {}

    record Place(double latitude, double longitude) {}

    /**
     * What a ride cost.
     *
     * @param metres by odometer
     * @param factor by how much the driver has lowered the fare, 1 when not
     * @param amount rupiah the passenger pays
     * @param adminFee rupiah the platform keeps; for the driver's eyes
     * @param driverPayout rupiah the driver gets; for the driver's eyes
     */
    record Receipt(
            UUID paymentId,
            double metres,
            double factor,
            long amount,
            @Nullable Long adminFee,
            @Nullable Long driverPayout,
            PaymentStatus status,
            @Nullable Instant paidAt) {}
}
