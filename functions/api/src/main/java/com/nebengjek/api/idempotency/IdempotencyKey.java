package com.nebengjek.api.idempotency;

import java.util.regex.Pattern;

/** What the sender of a request calls it, so that a repeat is known for one: best a random UUID. */
public record IdempotencyKey(String text) {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** @throws IllegalArgumentException when it cannot be one */
    public static IdempotencyKey of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be 1 to 200 visible ASCII characters");
        }
        return new IdempotencyKey(text);
    }
}
