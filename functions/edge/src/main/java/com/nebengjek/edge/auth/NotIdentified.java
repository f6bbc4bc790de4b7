package com.nebengjek.edge.auth;

/** Nobody knows who opens a socket; the message says why, and what to do. */
public final class NotIdentified extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean temporary;

    private NotIdentified(String message, boolean temporary) {
        super(message, null, false, false);
        this.temporary = temporary;
    }

    static NotIdentified because(String message) {
        return new NotIdentified(message, false);
    }

    /** Nothing is wrong with what was shown: it cannot be looked at for now. */
    static NotIdentified forNow() {
        return new NotIdentified("who you are cannot be checked for now: come back in a moment", true);
    }

    public boolean isTemporary() {
        return temporary;
    }
}
