package com.nebengjek.jetstream.delivery;

/** An event that this process holds, as its handler takes it. */
public interface Held {

    Delivery delivery();

    /** Events of one key are handled one after the other. */
    String key();
}
