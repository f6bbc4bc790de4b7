package com.nebengjek.match;

import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.WithdrawnReason;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A driver takes an offer: the first one gets the ride, and the others are told that it is taken.
 *
 * <p>What else the driver was offered stays as it is until it expires, but cannot be accepted from a ride. Other
 * requests are not touched, so that two accepts never wait for each other's requests.
 */
final class Acceptance {

    private final Answers answers;
    private final Requests requests;
    private final Offers offers;
    private final Rides rides;
    private final Rings rings;

    Acceptance(Answers answers, Requests requests, Offers offers, Rides rides, Rings rings) {
        this.answers = answers;
        this.requests = requests;
        this.offers = offers;
        this.rides = rides;
        this.rings = rings;
    }

    Mono<List<MatchDecideOutput>> decide(MatchAccepted accepted, String event) {
        return answers.decide(accepted.matchId(), accepted.driverId(), event, this::decide);
    }

    private Mono<List<MatchDecideOutput>> decide(Answered answered) {
        return switch (answered.status()) {
            case OPEN -> take(answered);
            case ACCEPTED -> confirmed(answered);
            case REJECTED, TAKEN, EXPIRED -> Mono.just(List.of(answered.refusal()));
            case ON_ANOTHER_RIDE, CANCELLED -> lapsed(answered);
        };
    }

    /** The unique indexes of the rides decide, not what was read before. */
    private Mono<List<MatchDecideOutput>> take(Answered answered) {
        return rides.begin(answered.matchId(), answered.driverId(), answered.request().passengerId())
                .flatMap(begun -> begun ? match(answered) : lapse(answered));
    }

    private Mono<List<MatchDecideOutput>> match(Answered answered) {
        return offers.accept(answered.requestId(), answered.matchId())
                .then(requests.end(answered.requestId(), RequestStatus.MATCHED))
                .then(Mono.defer(() -> confirmed(answered)));
    }

    private Mono<List<MatchDecideOutput>> confirmed(Answered answered) {
        return offers.of(answered.requestId()).map(all -> {
            List<MatchDecideOutput> outputs = new ArrayList<>();
            outputs.add(confirmation(answered));
            outputs.add(ride(answered));
            all.stream()
                    .filter(offer -> offer.status() == OfferStatus.TAKEN)
                    .forEach(offer -> outputs.add(offer.withdrawn(WithdrawnReason.TAKEN)));
            return outputs;
        });
    }

    private static MatchConfirmed confirmation(Answered answered) {
        Trip trip = answered.request().wanted();
        return new MatchConfirmed(
                answered.matchId(),
                answered.requestId(),
                answered.driverId(),
                answered.request().passengerId(),
                trip.pickup(),
                trip.destination());
    }

    private static RideCreate ride(Answered answered) {
        Trip trip = answered.request().wanted();
        return new RideCreate(
                answered.matchId(),
                answered.driverId(),
                answered.request().passengerId(),
                trip.pickup(),
                trip.destination());
    }

    /** One of the two is on a ride already. The offer ends with this answer, so that a repeat is refused alike. */
    private Mono<List<MatchDecideOutput>> lapse(Answered answered) {
        return rides.hasDriver(answered.driverId())
                .map(riding -> answered.with(riding ? OfferStatus.ON_ANOTHER_RIDE : OfferStatus.CANCELLED))
                .flatMap(lapsed -> offers.close(lapsed.matchId(), lapsed.status())
                        .then(Mono.defer(() -> lapsed(lapsed))));
    }

    private Mono<List<MatchDecideOutput>> lapsed(Answered answered) {
        return rings.answered(answered.request(), answered.offer())
                .map(next -> List.of(answered.refusal(), next.decided()))
                .defaultIfEmpty(List.of(answered.refusal()));
    }
}
