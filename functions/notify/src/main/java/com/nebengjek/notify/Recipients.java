package com.nebengjek.notify;

import com.nebengjek.events.ClientNotifyInput;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import java.util.List;
import java.util.UUID;

/** Who is told what: offers go to their driver, an answer to who asked, and a ride to both who are in it. */
final class Recipients {

    private Recipients() {}

    /** In a fixed order, because the ids of the copies are derived from it. */
    static List<UUID> of(ClientNotifyInput event) {
        return switch (event) {
            case MatchProposal offer -> List.of(offer.driverId());
            case MatchWithdrawn offer -> List.of(offer.driverId());
            case MatchUnmatched request -> List.of(request.passengerId());
            case MatchConfirmed match -> List.of(match.passengerId(), match.driverId());
            case MatchRefused refusal -> List.of(refusal.userId());
            case RideRefused refusal -> List.of(refusal.userId());
            case RideCreated ride -> List.of(ride.passengerId(), ride.driverId());
            case RideStarted started -> bothOf(started.ride());
            case RideArrived arrived -> bothOf(arrived.ride());
            case RideCancelled cancelled -> bothOf(cancelled.ride());
            case RideCompleted completed -> bothOf(completed.ride());
            case RidePayment payment -> List.of(payment.passengerId(), payment.driverId());
        };
    }

    private static List<UUID> bothOf(Ride ride) {
        return List.of(ride.passengerId(), ride.driverId());
    }
}
