package com.nebengjek.match;

import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A passenger no longer wants the ride asked for: until a driver has accepted, that withdraws every offer.
 *
 * <p>A cancellation may overtake its request. Then it is remembered, and the request is dead when it comes.
 */
final class Cancellation {

    private final Requests requests;
    private final Offers offers;
    private final Clock clock;

    Cancellation(Requests requests, Offers offers, Clock clock) {
        this.requests = requests;
        this.offers = offers;
        this.clock = clock;
    }

    Mono<List<MatchDecideOutput>> decide(MatchCancel cancel, String event) {
        return lock(cancel.requestId(), cancel.passengerId(), event)
                .filter(request -> request.isOf(cancel.passengerId()))
                .flatMap(request -> decide(request, event))
                .switchIfEmpty(Mono.fromSupplier(() -> refused(Refusal.REQUEST_UNKNOWN, cancel.passengerId(), event)));
    }

    private Mono<Request> lock(@Nullable UUID requestId, UUID passenger, String event) {
        if (requestId == null) {
            return requests.lockMeant(passenger, event);
        }
        return requests.lock(requestId)
                .switchIfEmpty(Mono.defer(() -> requests.cancelAhead(requestId, passenger, event, clock.instant())
                        .then(requests.lock(requestId))));
    }

    private Mono<List<MatchDecideOutput>> decide(Request request, String event) {
        return switch (request.status()) {
            case OPEN -> cancel(request, event).then(Mono.defer(() -> cancelled(request)));
            case CANCELLED -> cancelled(request);
            case MATCHED -> Mono.just(refused(Refusal.REQUEST_MATCHED, request.passengerId(), event));
            case UNMATCHED, REFUSED -> Mono.just(refused(Refusal.REQUEST_OVER, request.passengerId(), event));
        };
    }

    private Mono<Void> cancel(Request request, String event) {
        return offers.closeAll(request.requestId(), OfferStatus.CANCELLED)
                .then(requests.cancel(request.requestId(), event));
    }

    private Mono<List<MatchDecideOutput>> cancelled(Request request) {
        return offers.of(request.requestId()).map(all -> {
            List<MatchDecideOutput> outputs = new ArrayList<>();
            all.stream()
                    .filter(offer -> offer.status() == OfferStatus.CANCELLED)
                    .forEach(offer -> outputs.add(offer.withdrawn(WithdrawnReason.CANCELLED)));
            outputs.add(new MatchUnmatched(request.requestId(), request.passengerId(), UnmatchedReason.CANCELLED));
            return outputs;
        });
    }

    private static List<MatchDecideOutput> refused(Refusal refusal, UUID passenger, String event) {
        return List.of(refusal.to(passenger, event));
    }
}
