package com.nebengjek.match;

/** What became of an offer; all but {@code OPEN} are final. */
enum OfferStatus {
    OPEN,
    ACCEPTED,
    REJECTED,
    /** Its driver accepted while on another ride. */
    ON_ANOTHER_RIDE,
    /** Another driver was faster. */
    TAKEN,
    EXPIRED,
    CANCELLED
}
