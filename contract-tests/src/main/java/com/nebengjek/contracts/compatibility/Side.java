package com.nebengjek.contracts.compatibility;

/** Whom a breaking change breaks. */
public enum Side {

    /** What they send as before can be refused. */
    PRODUCERS,

    /** What they get can be what they never had to expect. */
    CONSUMERS
}
