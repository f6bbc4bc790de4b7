package com.nebengjek.match;

import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.UnmatchedReason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** From one ring to the next, in the transaction of who holds the lock of the request. */
final class Rings {

    private final Requests requests;
    private final Offers offers;
    private final MatchProperties settings;

    Rings(Requests requests, Offers offers, MatchProperties settings) {
        this.requests = requests;
        this.offers = offers;
        this.settings = settings;
    }

    /**
     * Leaves the ring of an offer whose driver will not come, unless somebody there has still to answer: then empty.
     *
     * <p>Asked again for the same offer, it answers the same.
     */
    Mono<Next> answered(Request request, Offer offer) {
        return offers.round(request.requestId(), offer.ring()).flatMap(round -> {
            if (round.left()) {
                return round.emptiedBy(offer) ? after(request.requestId(), round.ring()) : Mono.empty();
            }
            return offers.of(request.requestId())
                    .filter(all -> request.isOpen() && nobodyHasToAnswer(all))
                    .flatMap(all -> leave(request, round.ring(), offer.matchId()));
        });
    }

    /** Leaves a ring for the next one, or the request for good; {@code emptiedBy} is absent when the ring fell due. */
    Mono<Next> leave(Request request, int ring, @Nullable UUID emptiedBy) {
        Mono<Void> onwards = settings.isLast(ring)
                ? requests.end(request.requestId(), RequestStatus.UNMATCHED)
                : requests.widen(request.requestId(), ring + 1);
        return offers.leave(request.requestId(), ring, emptiedBy)
                .then(onwards)
                .then(Mono.defer(() -> after(request.requestId(), ring)));
    }

    /** What followed when a ring was left, as the database remembers it. */
    Mono<Next> after(UUID requestId, int ring) {
        return requests.find(requestId)
                .zipWhen(request -> offers.of(requestId), (request, all) -> after(request, ring, all));
    }

    private static Next after(Request request, int ring, List<Offer> offers) {
        if (request.ring() > ring) {
            return new Next.Wider(new MatchWiden(request.requestId(), ring + 1));
        }
        UnmatchedReason reason = offers.isEmpty() ? UnmatchedReason.NOBODY_NEAR : UnmatchedReason.NOBODY_ACCEPTED;
        return new Next.Nobody(new MatchUnmatched(request.requestId(), request.passengerId(), reason));
    }

    private static boolean nobodyHasToAnswer(List<Offer> offers) {
        return offers.stream().noneMatch(offer -> offer.status() == OfferStatus.OPEN);
    }
}
