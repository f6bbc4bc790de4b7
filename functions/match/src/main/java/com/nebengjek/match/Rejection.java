package com.nebengjek.match;

import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchRejected;
import java.util.List;
import reactor.core.publisher.Mono;

/** A driver declines an offer. The last one to decline in a ring lets the next ring be asked at once. */
final class Rejection {

    private final Answers answers;
    private final Offers offers;
    private final Rings rings;

    Rejection(Answers answers, Offers offers, Rings rings) {
        this.answers = answers;
        this.offers = offers;
        this.rings = rings;
    }

    Mono<List<MatchDecideOutput>> decide(MatchRejected rejected, String event) {
        return answers.decide(rejected.matchId(), rejected.driverId(), event, this::decide);
    }

    private Mono<List<MatchDecideOutput>> decide(Answered answered) {
        return switch (answered.status()) {
            case OPEN -> offers.close(answered.matchId(), OfferStatus.REJECTED)
                    .then(Mono.defer(() -> declined(answered)));
            case REJECTED -> declined(answered);
            case ACCEPTED, TAKEN, EXPIRED, CANCELLED, ON_ANOTHER_RIDE -> Mono.just(List.of(answered.refusal()));
        };
    }

    private Mono<List<MatchDecideOutput>> declined(Answered answered) {
        return rings.answered(answered.request(), answered.offer())
                .map(next -> List.of(next.decided()))
                .defaultIfEmpty(List.of());
    }
}
