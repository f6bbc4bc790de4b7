package com.nebengjek.jetstream.test;

/**
 * When a process is killed, in the order in which it comes to these moments. An event that was handed out and never seen
 * is none of them: that is the binding's alone, and leaves nothing behind that a function could be told by.
 */
enum Moment {
    /** A database has done what it was asked for first, the process never hears so. */
    FIRST_EFFECT(Needs.DATABASE),
    /** A database has done what it was asked for second. */
    SECOND_EFFECT(Needs.DATABASE),
    /** The handler is done; nothing that follows from it was published. */
    PUBLISH(Needs.OUTPUT),
    /** One event was published, and the process does not know it yet. */
    PUBLISH_ACK(Needs.OUTPUT),
    /** Everything is done and published, and the acknowledgement does not reach the server. */
    ACK(Needs.NOTHING);

    /** What has to come of an event for the moment to exist. */
    enum Needs {
        NOTHING,
        DATABASE,
        OUTPUT
    }

    private final Needs needs;

    Moment(Needs needs) {
        this.needs = needs;
    }

    boolean exists(boolean databases, boolean output) {
        return switch (needs) {
            case NOTHING -> true;
            case DATABASE -> databases;
            case OUTPUT -> output;
        };
    }

    boolean needsOutput() {
        return needs == Needs.OUTPUT;
    }
}
