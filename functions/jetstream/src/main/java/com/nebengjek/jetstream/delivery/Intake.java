package com.nebengjek.jetstream.delivery;

import java.util.List;


/** Decides when an event that has arrived is handled. */
interface Intake<E extends Held> {

    void offer(E event);

    /** Events that arrived together. */
    default void offerAll(List<E> events) {
        events.forEach(this::offer);
    }

    /** The event's delivery has ended: what waited behind it may go. */
    void finished(E event);
}
