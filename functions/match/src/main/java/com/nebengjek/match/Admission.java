package com.nebengjek.match;

import com.nebengjek.events.MatchRequest;
import java.time.Clock;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Whether a passenger may ask for a ride: with no other open request, and on no ride.
 *
 * <p>The verdict is stored with the request, so a repeat meets the same one.
 */
final class Admission {

    private final Requests requests;
    private final Rides rides;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Admission(Requests requests, Rides rides, TransactionalOperator transaction, Clock clock) {
        this.requests = requests;
        this.rides = rides;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The request that is stored under this id, which may be another passenger's. */
    Mono<Request> admit(MatchRequest asked) {
        return requests.open(asked, clock.instant())
                .flatMap(opened -> opened ? refuseIfRiding(asked) : refuseIfNew(asked))
                .then(Mono.defer(() -> requests.find(asked.requestId())))
                .as(transaction::transactional);
    }

    /**
     * Looked at after the insert, not with it: an accept that turns the passenger's last request into a ride holds that
     * request's place in the index, so the insert has waited for it, and the ride is visible now.
     */
    private Mono<Void> refuseIfRiding(MatchRequest asked) {
        return rides.hasPassenger(asked.passengerId())
                .flatMap(riding -> riding ? requests.revoke(asked.requestId(), Refusal.RIDE_OPEN) : Mono.empty());
    }

    private Mono<Void> refuseIfNew(MatchRequest asked) {
        return requests.refuse(asked, Refusal.REQUEST_OPEN, clock.instant()).then();
    }
}
