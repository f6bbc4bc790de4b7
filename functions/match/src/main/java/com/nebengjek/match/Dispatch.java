package com.nebengjek.match;

import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchProposeOutput;
import com.nebengjek.events.MatchRound;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers an open request to the drivers of one ring, once: asked again, it repeats what it offered. */
final class Dispatch {

    private final FreeDrivers freeDrivers;
    private final Requests requests;
    private final Offers offers;
    private final TransactionalOperator transaction;
    private final MatchProperties settings;
    private final Clock clock;

    Dispatch(
            FreeDrivers freeDrivers,
            Requests requests,
            Offers offers,
            TransactionalOperator transaction,
            MatchProperties settings,
            Clock clock) {
        this.freeDrivers = freeDrivers;
        this.requests = requests;
        this.offers = offers;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing for a request that is over, and for a ring whose turn it is not. */
    Flux<MatchProposeOutput> offer(UUID requestId, int ring) {
        return requests.find(requestId)
                .filter(Request::isOpen)
                .flatMap(request -> offered(request, ring).switchIfEmpty(Mono.defer(() -> search(request, ring))))
                .flatMapIterable(outputs -> outputs);
    }

    private Mono<List<MatchProposeOutput>> search(Request request, int ring) {
        if (request.ring() != ring) {
            return Mono.empty();
        }
        return near(request, ring).flatMap(drivers -> store(request.requestId(), ring, drivers));
    }

    private Mono<List<NearDriver>> near(Request request, int ring) {
        OptionalDouble radius = settings.radius(ring);
        return radius.isPresent() ? freeDrivers.nearest(request, radius.getAsDouble()) : Mono.just(List.of());
    }

    /** The search took its time: what counts is how the request stands now, under its lock. */
    private Mono<List<MatchProposeOutput>> store(UUID requestId, int ring, List<NearDriver> drivers) {
        return requests.lock(requestId)
                .filter(request -> request.isOpen() && request.ring() == ring)
                .flatMap(request -> begin(requestId, ring, drivers).then(Mono.defer(() -> offered(request, ring))))
                .as(transaction::transactional);
    }

    private Mono<Void> begin(UUID requestId, int ring, List<NearDriver> drivers) {
        Instant now = clock.instant();
        Instant due = drivers.isEmpty() ? now : now.plus(settings.offerValidity());
        List<Offer> made = drivers.stream().map(driver -> offer(requestId, ring, driver, due)).toList();
        return offers.begin(requestId, ring, due)
                .flatMap(begun -> begun ? offers.offer(requestId, made) : Mono.empty());
    }

    private Offer offer(UUID requestId, int ring, NearDriver driver, Instant expiresAt) {
        return new Offer(
                Offer.idOf(requestId, ring, driver.driverId()),
                ring,
                driver.driverId(),
                driver.distance(),
                settings.eta(driver.distance()),
                expiresAt,
                OfferStatus.OPEN);
    }

    /** What the database holds is what is told, the first time too: a repeat cannot differ. */
    private Mono<List<MatchProposeOutput>> offered(Request request, int ring) {
        return offers.round(request.requestId(), ring)
                .zipWhen(round -> offers.of(request.requestId()), (round, all) -> outputs(request, round, all));
    }

    private static List<MatchProposeOutput> outputs(Request request, Round round, List<Offer> all) {
        List<MatchProposeOutput> outputs = new ArrayList<>();
        all.stream()
                .filter(offer -> offer.ring() == round.ring())
                .forEach(offer -> outputs.add(proposal(request, offer)));
        outputs.add(new MatchRound(request.requestId(), round.ring(), round.due()));
        return outputs;
    }

    private static MatchProposal proposal(Request request, Offer offer) {
        return new MatchProposal(
                offer.matchId(),
                request.requestId(),
                offer.driverId(),
                request.passengerId(),
                request.wanted().pickup(),
                request.wanted().destination(),
                offer.distance(),
                offer.estimatedEta(),
                offer.expiresAt());
    }
}
