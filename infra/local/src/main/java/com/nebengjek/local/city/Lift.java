package com.nebengjek.local.city;

import com.nebengjek.events.MatchProposal;
import com.nebengjek.local.city.Phone.Reply;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ride from the driver's seat: from the offer that is taken until the passenger gets out, or until it comes to nothing. */
final class Lift {

    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofSeconds(1);

    private enum Stage {
        HOPED_FOR,
        TO_PICKUP,
        AT_PICKUP,
        UNDERWAY,
        STANDING,
        OVER
    }

    private final MatchProposal offer;
    private final Surroundings around;
    private final DriverChoices choices;
    private final Phone phone;
    private final Vehicle vehicle;
    private final Runnable onEnd;
    private Stage stage = Stage.HOPED_FOR;
    private @Nullable UUID ride;
    /** Id of the event by which the driver last asked for something. */
    private String asked = "";
    private double odometerAtStart;

    Lift(
            MatchProposal offer,
            Surroundings around,
            DriverChoices choices,
            Phone phone,
            Vehicle vehicle,
            Runnable onEnd) {
        this.offer = offer;
        this.around = around;
        this.choices = choices;
        this.phone = phone;
        this.vehicle = vehicle;
        this.onEnd = onEnd;
    }

    UUID match() {
        return offer.matchId();
    }

    /** Whether the offer is the driver's, and not only hoped for. */
    boolean isCertain() {
        return stage != Stage.HOPED_FOR;
    }

    void accept() {
        phone.say(Frame.accept(offer.matchId()), this::asked);
    }

    void confirmed() {
        if (stage != Stage.HOPED_FOR) {
            return;
        }
        stage = Stage.TO_PICKUP;
        driveTo(around.streets().cornerAt(offer.pickup()), () -> {
            stage = Stage.AT_PICKUP;
            phone.report(here(), this::askToStart);
        });
    }

    /** Comes before or after the confirmation, and before or after the arrival at the pickup. */
    void created(UUID ride) {
        this.ride = ride;
        confirmed();
        askToStart();
    }

    private void askToStart() {
        if (stage == Stage.AT_PICKUP && ride != null) {
            phone.say(Frame.start(ride), this::asked);
        }
    }

    void started() {
        if (stage != Stage.AT_PICKUP) {
            return;
        }
        stage = Stage.UNDERWAY;
        odometerAtStart = vehicle.odometer();
        // Seen at the pickup after the start, so that nobody can think the vehicle was on its way by then.
        phone.report(here());
        around.timeline().after(choices.stop(), () -> {
            if (stage == Stage.UNDERWAY) {
                driveTo(around.streets().cornerAt(offer.destination()), () -> standing(this::askToArrive));
            }
        });
    }

    void letOut(UUID leaving, Runnable onStanding) {
        if (stage == Stage.UNDERWAY && leaving.equals(ride)) {
            vehicle.stand();
            standing(onStanding);
        }
    }

    /** Nobody moves from here on until the ride has ended, so what was driven is what is to be billed. */
    private void standing(Runnable onStored) {
        stage = Stage.STANDING;
        phone.report(here(), () -> around.timeline().after(choices.stop(), onStored));
    }

    private void askToArrive() {
        if (stage == Stage.STANDING && ride != null) {
            phone.say(Frame.arrive(ride, choices.factor()), this::asked);
        }
    }

    void arrived() {
        if (ride != null) {
            around.logbook().drove(ride, vehicle.odometer() - odometerAtStart);
        }
        over();
    }

    void over() {
        stage = Stage.OVER;
        vehicle.stand();
        onEnd.run();
    }

    void refused(String event) {
        if (!event.equals(asked)) {
            return;
        }
        switch (stage) {
            case HOPED_FOR -> over();
            case AT_PICKUP -> around.timeline().after(BEFORE_TRYING_AGAIN, this::askToStart);
            case STANDING -> around.timeline().after(BEFORE_TRYING_AGAIN, this::askToArrive);
            case TO_PICKUP, UNDERWAY, OVER -> {
                // what was refused is no longer wanted
            }
        }
    }

    void moved(Place here) {
        Passenger passenger = around.passengers().get(offer.passengerId());
        if (stage == Stage.UNDERWAY && passenger != null) {
            passenger.carriedTo(here);
        }
    }

    private void asked(Reply reply) {
        switch (reply) {
            case Reply.Published published -> asked = published.event();
            case Reply.Wrong wrong -> over();
        }
    }

    private Frame here() {
        return Frame.position(vehicle.here(), around.timeline().now());
    }

    private void driveTo(Place corner, Runnable onArrival) {
        vehicle.drive(
                around.streets().way(vehicle.here(), corner, choices.ways()), choices.metresPerSecond(), onArrival);
    }
}
