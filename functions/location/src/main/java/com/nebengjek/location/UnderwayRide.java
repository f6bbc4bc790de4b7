package com.nebengjek.location;

import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStarted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ride whose meter is to be open.
 *
 * @param startedAt when billing begins; null while the driver is on the way to the pickup
 */
record UnderwayRide(UUID rideId, UUID driverId, UUID passengerId, @Nullable Instant startedAt) {

    static UnderwayRide of(RideCreated created) {
        return new UnderwayRide(created.rideId(), created.driverId(), created.passengerId(), null);
    }

    static UnderwayRide of(RideStarted started) {
        Ride ride = started.ride();
        return new UnderwayRide(ride.rideId(), ride.driverId(), ride.passengerId(), started.at());
    }
}
