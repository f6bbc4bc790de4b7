package com.nebengjek.bench;

/** Words on the command line that cannot be followed; the message is the sentence that says why. */
public final class BadArguments extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadArguments(String sentence) {
        super(sentence, null, false, false);
    }
}
