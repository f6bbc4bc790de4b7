package com.nebengjek.topology.cli;

import io.nats.client.JetStreamApiException;
import java.io.IOException;

/** One command of the command line. */
interface Command {

    /** The words by which it is called, such as {@code topology diff}. */
    String name();

    /** What it does, in a line. */
    String summary();

    /** What a person has to know before using it, in paragraphs; nothing when the summary says it all. */
    default String details() {
        return "";
    }

    /** What it takes besides the options that every command takes. */
    default Syntax syntax() {
        return Syntax.NOTHING;
    }

    /** Does it, and says what came of it. */
    Answer run(Arguments arguments, Session session) throws IOException, JetStreamApiException, InterruptedException;
}
