package com.nebengjek.events;

/** Why an offer is no longer open: another driver took it, its time ran out, or the passenger cancelled. */
public enum WithdrawnReason {
    TAKEN,
    EXPIRED,
    CANCELLED
}
