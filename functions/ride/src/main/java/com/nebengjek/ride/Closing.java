package com.nebengjek.ride;

import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RideStatus;
import java.util.UUID;

/** How the ledger of a known ride stands after an attempt to close it. */
sealed interface Closing {

    UUID rideId();

    /** Closed, now or earlier; it never changes again. */
    record Closed(UUID rideId, UUID driverId, UUID passengerId, double metres, double factor) implements Closing {

        RideMetered metered() {
            return new RideMetered(rideId, driverId, passengerId, metres, factor);
        }
    }

    /** Not to be closed in this state of the ride. */
    record Open(UUID rideId, RideStatus status) implements Closing {}
}
