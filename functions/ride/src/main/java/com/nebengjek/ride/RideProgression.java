package com.nebengjek.ride;

import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCancel;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RideProgressInput;
import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A ride takes its steps: started, arrived, cancelled, completed.
 *
 * <p>The rules judge the ride as it was read, the database decides: a step that another one forestalled is judged again
 * on the ride as it is then. States only go forward, so that ends.
 */
final class RideProgression implements Function<Message<RideProgressInput>, Flux<RideProgressOutput>> {

    private final Rides rides;
    private final Refusals refusals;
    private final LastPositions positions;
    private final StartingPlace startingPlace;
    private final Clock clock;

    RideProgression(
            Rides rides, Refusals refusals, LastPositions positions, StartingPlace startingPlace, Clock clock) {
        this.rides = rides;
        this.refusals = refusals;
        this.positions = positions;
        this.startingPlace = startingPlace;
        this.clock = clock;
    }

    @Override
    public Flux<RideProgressOutput> apply(Message<RideProgressInput> message) {
        Mono<RideProgressOutput> output = switch (message.getPayload()) {
            case RideStart start -> unlessRefused(new Asker(start.userId(), idOf(message)), asker -> start(start, asker));
            case RideArrive arrive -> unlessRefused(new Asker(arrive.userId(), idOf(message)), asker -> arrive(arrive, asker));
            case RideCancel cancel -> unlessRefused(new Asker(cancel.userId(), idOf(message)), asker -> cancel(cancel, asker));
            case RidePaid paid -> complete(paid);
        };
        return output.flux();
    }

    /** Who asked for a step, and in which event. */
    private record Asker(UUID person, String event) {

        RideProgressOutput isTold(Refusal refusal) {
            return refusal.to(person, event);
        }
    }

    /** Whoever was told no may have done something else since: the repeat of a refused command must not take its step. */
    private Mono<RideProgressOutput> unlessRefused(Asker asker, Function<Asker, Mono<RideProgressOutput>> step) {
        return refusals.of(asker.person(), asker.event())
                .map(asker::isTold)
                .switchIfEmpty(Mono.defer(() -> step.apply(asker)));
    }

    private Mono<RideProgressOutput> refuse(Asker asker, Refusal refusal) {
        return refusals.remember(asker.person(), asker.event(), refusal, clock.instant())
                .map(asker::isTold);
    }

    private Mono<RideProgressOutput> start(RideStart asked, Asker asker) {
        return rides.find(asked.rideId())
                .flatMap(ride -> judged(
                        RideRules.start(ride, asker.person()),
                        asker,
                        () -> RideFacts.started(ride),
                        () -> startTogether(ride, asked, asker)))
                .switchIfEmpty(Mono.defer(() -> refuse(asker, Refusal.NOT_IN_RIDE)));
    }

    private Mono<RideProgressOutput> startTogether(StoredRide ride, RideStart asked, Asker asker) {
        return Mono.zip(positions.of(ride.driverId()), positions.of(ride.passengerId()))
                .flatMap(seen -> startingPlace
                        .objection(seen.getT1(), seen.getT2(), clock.instant())
                        .map(refusal -> refuse(asker, refusal))
                        .orElseGet(() -> rides.start(ride.rideId(), asker.person(), clock.instant())
                                .map(RideFacts::started)
                                .switchIfEmpty(Mono.defer(() -> start(asked, asker)))));
    }

    private Mono<RideProgressOutput> arrive(RideArrive asked, Asker asker) {
        double factor = asked.factor() == null ? RideRules.FULL_FARE : asked.factor();
        return rides.find(asked.rideId())
                .flatMap(ride -> judged(
                        RideRules.arrive(ride, asker.person(), factor),
                        asker,
                        () -> RideFacts.arrived(ride),
                        () -> rides.arrive(ride.rideId(), asker.person(), factor, clock.instant())
                                .map(RideFacts::arrived)
                                .switchIfEmpty(Mono.defer(() -> arrive(asked, asker)))))
                .switchIfEmpty(Mono.defer(() -> refuse(asker, Refusal.NOT_IN_RIDE)));
    }

    private Mono<RideProgressOutput> cancel(RideCancel asked, Asker asker) {
        return rides.find(asked.rideId())
                .flatMap(ride -> judged(
                        RideRules.cancel(ride, asker.person()),
                        asker,
                        () -> RideFacts.cancelled(ride),
                        () -> rides.cancel(ride.rideId(), asker.person(), clock.instant())
                                .map(RideFacts::cancelled)
                                .switchIfEmpty(Mono.defer(() -> cancel(asked, asker)))))
                .switchIfEmpty(Mono.defer(() -> refuse(asker, Refusal.NOT_IN_RIDE)));
    }

    /** Nobody asked for this one, so nobody can be refused: what does not fit is for people to look at. */
    private Mono<RideProgressOutput> complete(RidePaid paid) {
        UUID paymentId = paid.payment().paymentId();
        return rides.complete(paid.rideId(), paymentId, clock.instant())
                .switchIfEmpty(rides.find(paid.rideId()).filter(ride -> paymentId.equals(ride.paymentId())))
                .<RideProgressOutput>map(ride -> RideFacts.completed(ride, paid.payment()))
                .switchIfEmpty(Mono.error(() -> new InvalidData(
                        "ride_id", "ride " + paid.rideId() + " is not an arrived one that waits for this payment")));
    }

    private Mono<RideProgressOutput> judged(
            Verdict verdict, Asker asker, Supplier<RideProgressOutput> again, Supplier<Mono<RideProgressOutput>> step) {
        return switch (verdict) {
            case Verdict.Allowed() -> step.get();
            case Verdict.Repeated() -> Mono.just(again.get());
            case Verdict.Denied(Refusal refusal) -> refuse(asker, refusal);
        };
    }

    private static String idOf(Message<?> message) {
        return String.valueOf(message.getHeaders().get(EventHeaders.ID));
    }
}
