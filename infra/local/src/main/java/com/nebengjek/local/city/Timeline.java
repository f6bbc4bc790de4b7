package com.nebengjek.local.city;

import java.time.Duration;
import java.time.Instant;

/** Time as it passes in the city. Everything in the city happens on it, one thing after the other, so nothing needs a lock. */
interface Timeline {

    Instant now();

    /** Runs soon, on the timeline; for what comes from elsewhere, such as a socket. */
    void soon(Runnable happening);

    /** Runs once that time has passed. */
    void after(Duration delay, Runnable happening);
}
