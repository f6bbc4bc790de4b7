package com.nebengjek.local.options;

/** An option that is unknown, or a value that it cannot have; the message names both. */
public final class BadOption extends Exception {

    private static final long serialVersionUID = 1;

    BadOption(String message) {
        super(message);
    }

    static BadOption value(String option, String value, String expected) {
        return new BadOption("%s is \"%s\", but must be %s".formatted(option, value, expected));
    }
}
