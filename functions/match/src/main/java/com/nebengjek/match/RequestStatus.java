package com.nebengjek.match;

/** What became of a request; all but {@code OPEN} are final. */
enum RequestStatus {
    OPEN,
    MATCHED,
    UNMATCHED,
    CANCELLED,
    REFUSED
}
