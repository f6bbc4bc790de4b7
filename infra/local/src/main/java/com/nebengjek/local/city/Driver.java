package com.nebengjek.local.city;

import com.nebengjek.events.ClientNotifyInput;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStarted;
import com.nebengjek.local.city.DriverChoices.Answer;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drives through the streets, answers offers, and gives one lift at a time. */
final class Driver implements Person {

    private static final double SHORTEST_ROUND = 300;
    private static final double LONGEST_ROUND = 1_500;

    private final Surroundings around;
    private final DriverChoices choices;
    private final Phone phone;
    private final Vehicle vehicle;
    /** Offers on the screen: neither answered nor withdrawn. */
    private final Set<UUID> open = new HashSet<>();
    private @Nullable Lift lift;
    private boolean onDuty;

    Driver(Surroundings around, DriverChoices choices, Phone phone) {
        this.around = around;
        this.choices = choices;
        this.phone = phone;
        this.vehicle = new Vehicle(around.timeline(), around.streets().anyCorner(choices.ways()), this::moved);
    }

    void startDuty() {
        vehicle.stand();
        phone.say(Frame.beacon(true, vehicle.here()), reply -> {
            onDuty = true;
            cruise();
        });
    }

    void endDuty() {
        vehicle.stand();
        phone.say(Frame.beacon(false, vehicle.here()), reply -> onDuty = false);
    }

    boolean isOnDuty() {
        return onDuty;
    }

    @Override
    public void told(ClientNotifyInput event) {
        switch (event) {
            case MatchProposal offer -> offered(offer);
            case MatchWithdrawn withdrawn -> {
                open.remove(withdrawn.matchId());
                forLift(withdrawn.matchId(), Lift::over);
            }
            case MatchConfirmed match -> forLift(match.matchId(), Lift::confirmed);
            case RideCreated ride -> forLift(ride.matchId(), its -> its.created(ride.rideId()));
            case RideStarted started -> forLift(started.ride().matchId(), Lift::started);
            case RideArrived arrived -> forLift(arrived.ride().matchId(), Lift::arrived);
            case RideCancelled cancelled -> forLift(cancelled.ride().matchId(), Lift::over);
            default -> {
                // of interest to passengers only
            }
        }
    }

    @Override
    public void refused(String event, String code) {
        if (lift != null) {
            lift.refused(event);
        }
    }

    /** The passenger wants to get out here and now; called back once the vehicle stands. */
    void letOut(UUID ride, Runnable onStanding) {
        if (lift != null) {
            lift.letOut(ride, onStanding);
        }
    }

    private void forLift(UUID match, Consumer<Lift> action) {
        if (lift != null && lift.match().equals(match)) {
            action.accept(lift);
        }
    }

    private void offered(MatchProposal offer) {
        around.logbook().offered(offer.requestId(), around.timeline().now());
        open.add(offer.matchId());
        Answer answer = lift == null ? choices.answer() : Answer.REJECT;
        if (answer != Answer.IGNORE) {
            around.timeline().after(choices.timeToAnswer(), () -> answer(offer, answer));
        }
    }

    private void answer(MatchProposal offer, Answer answer) {
        if (!open.remove(offer.matchId())) {
            return;
        }
        if (answer == Answer.ACCEPT && lift == null) {
            lift = new Lift(offer, around, choices, phone, vehicle, this::liftOver);
            lift.accept();
        } else {
            phone.say(Frame.reject(offer.matchId()), reply -> {});
        }
    }

    private void liftOver() {
        lift = null;
        cruise();
    }

    private void moved(Place here) {
        phone.report(Frame.position(here, around.timeline().now()));
        if (lift != null) {
            lift.moved(here);
        }
    }

    private void cruise() {
        Place next = around.streets().cornerWithin(vehicle.here(), SHORTEST_ROUND, LONGEST_ROUND, choices.ways());
        vehicle.drive(
                around.streets().way(vehicle.here(), next, choices.ways()),
                choices.metresPerSecond(),
                () -> around.timeline().after(choices.stop(), this::cruiseOn));
    }

    private void cruiseOn() {
        if (onDuty && (lift == null || !lift.isCertain())) {
            cruise();
        }
    }
}
