package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.binding.Delivery.Decoded;

/** Decides when an event that has arrived is handled. */
interface Intake {

    void offer(Decoded event);

    /** The event's delivery has ended: what waited behind it may go. */
    void finished(Decoded event);
}
