package com.nebengjek.jetstream.metrics;

import java.util.Locale;

/** What became of a publish. */
public enum Publishing {
    STORED,
    /** The stream had the event already. */
    DUPLICATE,
    /** Sent to whoever listens: no stream keeps it. */
    UNKEPT,
    FAILED;

    /** As it is written in tags and in the audit log. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
