package com.nebengjek.edge.outbound;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.ToldToPerson;

/** What a frame is called that tells an event; earlier clients know most of these names. */
final class FrameNames {

    private FrameNames() {}

    static String of(ToldToPerson event, Person person) {
        return switch (event) {
            case MatchProposal proposal -> "match_found";
            case MatchConfirmed confirmed -> "match_accepted";
            case MatchWithdrawn withdrawn -> "match_withdrawn";
            case MatchUnmatched unmatched -> "match_unmatched";
            case MatchRefused refused -> "error";
            case RideRefused refused -> "error";
            case RideCreated created -> "ride_pickup";
            case RideStarted started -> "ride_started";
            case RideArrived arrived -> "ride_arrived";
            case RideCancelled cancelled -> "ride_cancelled";
            case RidePayment payment -> payment(payment, person);
            case RideCompleted completed -> "ride_completed";
            case PersonState state -> "state";
        };
    }

    /** Only the passenger is asked to pay; that a payment is open is news to the driver, not a request. */
    private static String payment(RidePayment payment, Person person) {
        if (payment.status() != PaymentStatus.PENDING) {
            return "payment_processed";
        }
        return payment.passengerId().equals(person.id()) ? "payment_request" : "payment_pending";
    }
}
