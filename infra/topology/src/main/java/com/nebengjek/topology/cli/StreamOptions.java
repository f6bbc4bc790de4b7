package com.nebengjek.topology.cli;

import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.cli.Syntax.Option;
import java.util.List;

/** Which stream a command is about, and what of it. */
final class StreamOptions {

    static final String STREAM = "STREAM";
    static final String CONSUMER = "CONSUMER";
    static final Option SUBJECT = new Option("--subject", "SUBJECT", "only what matches this subject");
    static final Syntax STREAM_ONLY = new Syntax(List.of(STREAM), List.of());

    private StreamOptions() {}

    /** The subject that a command is narrowed to; every one unless it is. */
    static String subject(Arguments arguments) {
        return subject(SUBJECT.name(), arguments.text(SUBJECT).orElse(">"));
    }

    /** @throws BadArguments when no server would accept the subject */
    static String subject(String name, String value) {
        try {
            return SubjectPattern.of(value).toString();
        } catch (IllegalArgumentException malformed) {
            throw new BadArguments("%s is '%s', which %s: write tokens with dots between them."
                    .formatted(name, value, malformed.getMessage()));
        }
    }

    static String events(long count) {
        return count == 1 ? "1 event" : count + " events";
    }
}
