package com.nebengjek.ride;

import static java.util.Objects.requireNonNull;

import com.nebengjek.events.Payment;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.ride.StoredRide.Arrival;
import com.nebengjek.ride.StoredRide.Step;

/** Tells the steps of a ride as they were taken, whatever became of it since: so a repeat is told the same. */
final class RideFacts {

    private RideFacts() {}

    static RideCreated created(StoredRide ride) {
        return new RideCreated(
                ride.rideId(),
                ride.matchId(),
                ride.driverId(),
                ride.passengerId(),
                RideStatus.CREATED,
                ride.pickup(),
                ride.destination(),
                ride.createdAt());
    }

    static RideProgressOutput started(StoredRide ride) {
        Step started = requireNonNull(ride.started());
        return new RideStarted(ride.at(RideStatus.STARTED), started.by(), started.at());
    }

    static RideProgressOutput arrived(StoredRide ride) {
        Arrival arrived = requireNonNull(ride.arrived());
        return new RideArrived(ride.at(RideStatus.ARRIVED), arrived.by(), arrived.at(), arrived.factor());
    }

    static RideProgressOutput cancelled(StoredRide ride) {
        Step cancelled = requireNonNull(ride.cancelled());
        return new RideCancelled(ride.at(RideStatus.CANCELLED), cancelled.by(), cancelled.at());
    }

    static RideProgressOutput completed(StoredRide ride, Payment payment) {
        return new RideCompleted(ride.at(RideStatus.COMPLETED), payment);
    }
}
