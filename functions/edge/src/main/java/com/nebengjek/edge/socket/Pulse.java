package com.nebengjek.edge.socket;

import java.time.Duration;

/** Whether a client is still there: it must answer each ping with something. Times are nanoseconds of one clock. */
final class Pulse {

    private final Runnable ping;
    private volatile boolean waiting;
    private long pingedAt;

    Pulse(long openedAt, Runnable ping) {
        this.pingedAt = openedAt;
        this.ping = ping;
    }

    /** Whatever came from the client, a pong or a frame. */
    void heard() {
        waiting = false;
    }

    /** Pings when it is time to; false when the last ping was not answered in time. Called by one thread. */
    boolean beat(long now, Duration pause, Duration answer) {
        long since = now - pingedAt;
        if (waiting) {
            return since < answer.toNanos();
        }
        if (since >= pause.toNanos()) {
            pingedAt = now;
            waiting = true;
            ping.run();
        }
        return true;
    }
}
