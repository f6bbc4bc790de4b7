package com.nebengjek.ride;

import static com.nebengjek.ride.Verdict.ALLOWED;
import static com.nebengjek.ride.Verdict.REPEATED;
import static com.nebengjek.ride.Verdict.denied;

import com.nebengjek.ride.StoredRide.Arrival;
import com.nebengjek.ride.StoredRide.Step;
import java.util.UUID;

/** Who may take which step from which state: {@code CREATED → STARTED → ARRIVED}, or {@code CREATED → CANCELLED}. */
final class RideRules {

    static final double FULL_FARE = 1;

    private RideRules() {}

    /** Of the places of the two people speaks {@link StartingPlace}. */
    static Verdict start(StoredRide ride, UUID by) {
        if (!ride.has(by)) {
            return denied(Refusal.NOT_IN_RIDE);
        }
        if (!ride.isDrivenBy(by)) {
            return denied(Refusal.DRIVER_STARTS);
        }
        return switch (ride.status()) {
            case CREATED -> ALLOWED;
            case STARTED, ARRIVED, COMPLETED -> REPEATED;
            case CANCELLED -> denied(Refusal.ALREADY_CANCELLED);
        };
    }

    static Verdict arrive(StoredRide ride, UUID by, double factor) {
        if (!ride.has(by)) {
            return denied(Refusal.NOT_IN_RIDE);
        }
        if (factor != FULL_FARE && !ride.isDrivenBy(by)) {
            return denied(Refusal.FACTOR_IS_THE_DRIVERS);
        }
        return switch (ride.status()) {
            case CREATED -> denied(Refusal.NOT_STARTED);
            case STARTED -> ALLOWED;
            case ARRIVED, COMPLETED -> arrivedLikeThis(ride, by, factor) ? REPEATED : denied(Refusal.ALREADY_ARRIVED);
            case CANCELLED -> denied(Refusal.ALREADY_CANCELLED);
        };
    }

    static Verdict cancel(StoredRide ride, UUID by) {
        if (!ride.has(by)) {
            return denied(Refusal.NOT_IN_RIDE);
        }
        return switch (ride.status()) {
            case CREATED -> ALLOWED;
            case STARTED -> denied(Refusal.ALREADY_STARTED);
            case ARRIVED, COMPLETED -> denied(Refusal.ALREADY_ARRIVED);
            case CANCELLED -> cancelledBy(ride, by) ? REPEATED : denied(Refusal.ALREADY_CANCELLED);
        };
    }

    private static boolean arrivedLikeThis(StoredRide ride, UUID by, double factor) {
        Arrival arrived = ride.arrived();
        return arrived != null && arrived.by().equals(by) && arrived.factor() == factor;
    }

    private static boolean cancelledBy(StoredRide ride, UUID person) {
        Step cancelled = ride.cancelled();
        return cancelled != null && cancelled.by().equals(person);
    }
}
