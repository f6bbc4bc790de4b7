package com.nebengjek.compat;

import com.nebengjek.compat.EarlierNews.Bill;
import com.nebengjek.compat.EarlierNews.Match;
import com.nebengjek.compat.EarlierNews.Match.Status;
import com.nebengjek.compat.EarlierNews.Receipt;
import com.nebengjek.compat.EarlierNews.Stretch;
import com.nebengjek.compat.EarlierNews.Trip;
import com.nebengjek.events.EarlierSubscribersInput;
import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Payment;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** One event in, what subscribers of the earlier system were told of it out. */
final class EarlierSubscribers implements Function<Message<EarlierSubscribersInput>, Mono<Addressed<EarlierNews>>> {

    private static final double METRES = 1_000;
    /** Twice what stream LOCATION keeps. */
    private static final Duration LONGEST_REPEAT = Duration.ofHours(4);

    private final Directory directory;
    private final Readings readings;

    EarlierSubscribers(Directory directory, Readings readings) {
        this.directory = directory;
        this.readings = readings;
    }

    @Override
    public Mono<Addressed<EarlierNews>> apply(Message<EarlierSubscribersInput> message) {
        return switch (message.getPayload()) {
            case MatchProposal offer -> told("match.found", found(offer));
            case MatchConfirmed match -> told("match.accepted", accepted(match));
            case MatchWithdrawn offer -> rejected(offer).map(news -> new Addressed<>(news, "match.rejected"));
            case RideCreated ride -> told("ride.pickup", pickup(ride, timeOf(message)));
            case RideStarted started -> told("ride.started", trip(started.ride(), 0, started.at()));
            case RideCompleted done -> told("ride.completed", receipt(done, timeOf(message)));
            case LocationAggregate reading -> stretch(reading).map(news -> new Addressed<>(news, "location.aggregate"));
        };
    }

    private static Mono<Addressed<EarlierNews>> told(String subject, EarlierNews news) {
        return Mono.just(new Addressed<>(news, subject));
    }

    private static EarlierNews found(MatchProposal offer) {
        return new Match(
                offer.matchId(), offer.passengerId(), offer.driverId(), offer.pickup(), offer.destination(), Status.PENDING);
    }

    private static EarlierNews accepted(MatchConfirmed match) {
        return new Match(
                match.matchId(), match.passengerId(), match.driverId(), match.pickup(), match.destination(), Status.ACCEPTED);
    }

    private Mono<EarlierNews> rejected(MatchWithdrawn offer) {
        return directory
                .passengerOfOffer(offer.matchId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(passenger -> new Match(
                        offer.matchId(), passenger.orElse(null), offer.driverId(), null, null, Status.REJECTED));
    }

    private static EarlierNews pickup(RideCreated created, Instant at) {
        Ride ride = new Ride(
                created.rideId(), created.matchId(), created.driverId(), created.passengerId(), created.status());
        return trip(ride, 0, Objects.requireNonNullElse(created.at(), at));
    }

    private static Trip trip(Ride ride, long cost, Instant at) {
        return new Trip(
                ride.rideId(), ride.matchId(), ride.driverId(), ride.passengerId(), ride.status().name(), cost, at, at);
    }

    private static EarlierNews receipt(RideCompleted completed, Instant at) {
        Payment payment = completed.payment();
        return new Receipt(
                trip(completed.ride(), payment.amount(), at),
                new Bill(
                        payment.paymentId(),
                        payment.rideId(),
                        payment.amount(),
                        payment.adminFee(),
                        payment.driverPayout(),
                        payment.status().name(),
                        at));
    }

    private Mono<EarlierNews> stretch(LocationAggregate reading) {
        return readings.driven(reading)
                .flatMap(driven -> forgetAfter(reading).thenReturn(driven))
                .map(driven -> new Stretch(reading.rideId(), driven / METRES, reading.latitude(), reading.longitude()));
    }

    private Mono<Void> forgetAfter(LocationAggregate reading) {
        return reading.isFinal() ? readings.forgetBefore(reading.timestamp().minus(LONGEST_REPEAT)) : Mono.empty();
    }

    private static Instant timeOf(Message<?> message) {
        return Instant.parse(
                Objects.requireNonNull(message.getHeaders().get(EventHeaders.TIME, String.class), EventHeaders.TIME));
    }
}
