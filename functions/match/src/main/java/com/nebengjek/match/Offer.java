package com.nebengjek.match;

import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.WithdrawnReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A request offered to a driver, as stored. */
record Offer(
        UUID matchId,
        int ring,
        UUID driverId,
        double distance,
        long estimatedEta,
        Instant expiresAt,
        OfferStatus status) {

    /** The same request, ring and driver always get the same id (name-based, RFC 9562 version 3). */
    static UUID idOf(UUID request, int ring, UUID driver) {
        String name = request + "/" + ring + "/" + driver;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isTo(UUID driver) {
        return driverId.equals(driver);
    }

    /** What an answer meets at this moment: an offer ends with its time, whether or not that was recorded yet. */
    OfferStatus statusAt(Instant now) {
        return status == OfferStatus.OPEN && !now.isBefore(expiresAt) ? OfferStatus.EXPIRED : status;
    }

    MatchWithdrawn withdrawn(WithdrawnReason reason) {
        return new MatchWithdrawn(matchId, driverId, reason);
    }
}
