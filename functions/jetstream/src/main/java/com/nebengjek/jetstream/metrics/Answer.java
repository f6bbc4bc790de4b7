package com.nebengjek.jetstream.metrics;

import java.util.Locale;

/** What the server is told about an event in the end. */
public enum Answer {
    ACK,
    NAK,
    TERM;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
