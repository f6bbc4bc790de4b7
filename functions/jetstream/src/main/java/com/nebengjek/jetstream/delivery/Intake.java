package com.nebengjek.jetstream.delivery;


/** Decides when an event that has arrived is handled. */
interface Intake<E extends Held> {

    void offer(E event);

    /** The event's delivery has ended: what waited behind it may go. */
    void finished(E event);
}
