package com.nebengjek.match;

import com.nebengjek.events.MatchRefused;
import java.util.UUID;

/**
 * An offer that its driver has answered; the lock of its request is held.
 *
 * @param status what the answer meets
 * @param event id of the answer
 */
record Answered(Request request, Offer offer, OfferStatus status, String event) {

    UUID requestId() {
        return request.requestId();
    }

    UUID matchId() {
        return offer.matchId();
    }

    UUID driverId() {
        return offer.driverId();
    }

    Answered with(OfferStatus changed) {
        return new Answered(request, offer, changed, event);
    }

    MatchRefused refusal() {
        return Refusal.ofAnswering(status).to(driverId(), event);
    }
}
