package com.nebengjek.local.city;

import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import java.util.HashMap;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** A city without people, and the events of one ride in it. */
final class CityFixture {

    static final UUID MATCH = new UUID(0, 1);
    static final UUID RIDE = new UUID(0, 2);
    static final UUID DRIVER = new UUID(0, 3);
    static final UUID PASSENGER = new UUID(0, 4);
    static final UUID PAYMENT = new UUID(0, 5);
    static final Place PICKUP = new Place(400, -600);
    static final Place DESTINATION = new Place(-1_000, 200);

    final VirtualTimeline timeline = new VirtualTimeline();
    final Surroundings around =
            new Surroundings(timeline, new Streets(10), new Logbook(), new HashMap<>(), new HashMap<>());

    /** The first seed for which something holds. */
    static long seed(LongPredicate condition) {
        return LongStream.range(0, 10_000).filter(condition).findFirst().orElseThrow();
    }

    MatchProposal offer() {
        return new MatchProposal(
                MATCH,
                FakePhone.REQUEST,
                DRIVER,
                PASSENGER,
                PICKUP.position(),
                DESTINATION.position(),
                500,
                90,
                timeline.now().plusSeconds(30));
    }

    MatchConfirmed confirmed() {
        return new MatchConfirmed(
                MATCH, FakePhone.REQUEST, DRIVER, PASSENGER, PICKUP.position(), DESTINATION.position());
    }

    RideCreated created() {
        return new RideCreated(RIDE, MATCH, DRIVER, PASSENGER, RideStatus.CREATED, null, null, timeline.now());
    }

    RideStarted started() {
        return new RideStarted(ride(RideStatus.STARTED), DRIVER, timeline.now());
    }

    RideArrived arrived() {
        return new RideArrived(ride(RideStatus.ARRIVED), DRIVER, timeline.now(), null);
    }

    RidePayment payment(PaymentStatus status) {
        return new RidePayment(RIDE, PAYMENT, DRIVER, PASSENGER, 1_000, 50, 950, status, null);
    }

    RideCompleted completed() {
        return new RideCompleted(
                ride(RideStatus.COMPLETED), new Payment(PAYMENT, RIDE, 1_000, 50, 950, PaymentStatus.PAID));
    }

    private static Ride ride(RideStatus status) {
        return new Ride(RIDE, MATCH, DRIVER, PASSENGER, status);
    }
}
