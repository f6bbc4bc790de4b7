package com.nebengjek.topology.cli;

/** Words on the command line that cannot be followed; the message is the sentence that says why. */
final class BadArguments extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadArguments(String sentence) {
        super(sentence);
    }
}
