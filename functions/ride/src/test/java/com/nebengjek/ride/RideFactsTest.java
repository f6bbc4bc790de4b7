package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.DESTINATION;
import static com.nebengjek.ride.RideFixtures.NOON;
import static com.nebengjek.ride.RideFixtures.PICKUP;
import static com.nebengjek.ride.RideFixtures.ride;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RideFactsTest {

    private final StoredRide completed = ride(RideStatus.COMPLETED);

    @Test
    void a_creation_is_told_as_it_was_however_far_the_ride_is() {
        assertThat(RideFacts.created(completed))
                .isEqualTo(new RideCreated(
                        completed.rideId(),
                        completed.matchId(),
                        completed.driverId(),
                        completed.passengerId(),
                        RideStatus.CREATED,
                        PICKUP,
                        DESTINATION,
                        NOON));
    }

    @Test
    void steps_are_told_with_who_took_them_and_when() {
        assertThat(RideFacts.started(completed))
                .isEqualTo(new RideStarted(at(completed, RideStatus.STARTED), completed.driverId(), NOON));
        assertThat(RideFacts.arrived(completed))
                .isEqualTo(new RideArrived(at(completed, RideStatus.ARRIVED), completed.driverId(), NOON, 1.0));
        StoredRide cancelled = ride(RideStatus.CANCELLED);
        assertThat(RideFacts.cancelled(cancelled))
                .isEqualTo(new RideCancelled(at(cancelled, RideStatus.CANCELLED), cancelled.driverId(), NOON));
    }

    @Test
    void a_completion_is_told_with_its_payment() {
        Payment payment = new Payment(UUID.randomUUID(), completed.rideId(), 3_000, 150, 2_850, PaymentStatus.PAID);

        assertThat(RideFacts.completed(completed, payment))
                .isEqualTo(new RideCompleted(at(completed, RideStatus.COMPLETED), payment));
    }

    @Test
    void a_refusal_goes_to_who_asked_and_names_what_was_asked() {
        UUID person = UUID.randomUUID();

        assertThat(Refusal.NOT_STARTED.to(person, "event"))
                .isEqualTo(new RideRefused(
                        person, "event", "not-started", "The ride has not started: start it first, or cancel it."));
    }

    private static Ride at(StoredRide ride, RideStatus status) {
        return new Ride(ride.rideId(), ride.matchId(), ride.driverId(), ride.passengerId(), status);
    }
}
