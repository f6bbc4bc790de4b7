package com.nebengjek.match;

import com.nebengjek.events.MatchExpireOutput;
import com.nebengjek.events.MatchRound;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.jetstream.Later;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends a ring whose time is up: withdraws what nobody answered, and has the next ring asked. */
final class MatchExpire implements Function<MatchRound, Flux<MatchExpireOutput>> {

    private final Requests requests;
    private final Offers offers;
    private final Rings rings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    MatchExpire(Requests requests, Offers offers, Rings rings, TransactionalOperator transaction, Clock clock) {
        this.requests = requests;
        this.offers = offers;
        this.rings = rings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Flux<MatchExpireOutput> apply(MatchRound round) {
        if (isAhead(round.due())) {
            return Flux.error(Later.at(round.due(), clock));
        }
        return requests.lock(round.requestId())
                .flatMap(request -> offers.round(request.requestId(), round.ring())
                        .flatMap(stored -> expire(request, stored)))
                .as(transaction::transactional)
                .flatMapIterable(outputs -> outputs);
    }

    /** The stored due counts: what a stranger published does not shorten anybody's time. */
    private Mono<List<MatchExpireOutput>> expire(Request request, Round round) {
        if (isAhead(round.due())) {
            return Mono.error(Later.at(round.due(), clock));
        }
        if (round.expired()) {
            return rings.after(request.requestId(), round.ring()).flatMap(next -> expired(request, round, next));
        }
        if (round.left() || !request.isOpen()) {
            return Mono.empty();
        }
        return offers.closeAll(request.requestId(), OfferStatus.EXPIRED)
                .then(Mono.defer(() -> rings.leave(request, round.ring(), null)))
                .flatMap(next -> expired(request, round, next));
    }

    private Mono<List<MatchExpireOutput>> expired(Request request, Round round, Next next) {
        return offers.of(request.requestId()).map(all -> {
            List<MatchExpireOutput> outputs = new ArrayList<>();
            all.stream()
                    .filter(offer -> offer.ring() == round.ring() && offer.status() == OfferStatus.EXPIRED)
                    .forEach(offer -> outputs.add(offer.withdrawn(WithdrawnReason.EXPIRED)));
            outputs.add(next.expired());
            return outputs;
        });
    }

    private boolean isAhead(Instant due) {
        return due.isAfter(clock.instant());
    }
}
