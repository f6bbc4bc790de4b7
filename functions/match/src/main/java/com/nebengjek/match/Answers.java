package com.nebengjek.match;

import com.nebengjek.events.MatchDecideOutput;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Brings a driver's answer to the offer it is about. Only the driver to whom it was made may answer it. */
final class Answers {

    private final Requests requests;
    private final Offers offers;
    private final Clock clock;

    Answers(Requests requests, Offers offers, Clock clock) {
        this.requests = requests;
        this.offers = offers;
        this.clock = clock;
    }

    /** Applies a rule to the answered offer while the lock of its request is held. */
    Mono<List<MatchDecideOutput>> decide(
            UUID match, UUID driver, String event, Function<Answered, Mono<List<MatchDecideOutput>>> rule) {
        return requests.lockByOffer(match)
                .flatMap(request -> offers.find(match)
                        .filter(offer -> offer.isTo(driver))
                        .map(offer -> new Answered(request, offer, offer.statusAt(clock.instant()), event)))
                .flatMap(rule)
                .switchIfEmpty(Mono.fromSupplier(() -> List.of(Refusal.OFFER_UNKNOWN.to(driver, event))));
    }
}
