package com.nebengjek.jetstream.metrics;

import java.util.Locale;

/** What handling an event came to: an end, or the reason why it goes on. */
public enum Outcome {
    /** Done, outputs published, acknowledged. */
    HANDLED,
    /** Of a type that the function does not take, or replayed for somebody else: acknowledged unseen. */
    IGNORED,
    /** Failed, and waits for its next attempt. */
    RETRIED,
    /** Not due yet. */
    LATER,
    /** A dead letter. */
    DEAD,
    /** Handed out again while this process still holds it: let go, for whoever came first answers. */
    COPY,
    /** Given back to the server because the process stops. */
    GIVEN_BACK;

    /** As it is written in tags and in the audit log. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the event is done with in this process. */
    public boolean isEnd() {
        return this != RETRIED && this != LATER && this != COPY;
    }
}
