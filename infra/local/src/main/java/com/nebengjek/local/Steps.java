package com.nebengjek.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what is done, in one line a step, and how long after the start. */
final class Steps {

    private final PrintStream out;
    private final Instant start;

    /** @param start when the program began */
    Steps(PrintStream out, Instant start) {
        this.out = out;
        this.start = start;
    }

    void say(String step) {
        say(Instant.now(), step);
    }

    /** Says now what was done then. */
    void say(Instant when, String step) {
        out.printf(Locale.ROOT, "%5.1f s  %s%n", Duration.between(start, when).toMillis() / 1000.0, step);
    }
}
