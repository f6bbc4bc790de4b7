package com.nebengjek.match;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The asking of one ring.
 *
 * @param left whether the request has left this ring without a driver
 * @param leftBy the offer whose answer was the last one; absent when the ring fell due
 */
record Round(int ring, Instant due, boolean left, @Nullable UUID leftBy) {

    boolean expired() {
        return left && leftBy == null;
    }

    boolean emptiedBy(Offer offer) {
        return offer.matchId().equals(leftBy);
    }
}
