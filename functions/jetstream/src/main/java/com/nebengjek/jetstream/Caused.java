package com.nebengjek.jetstream;

/**
 * An output of a batch function together with the input it follows from.
 *
 * <p>The input is told apart by identity, not by equality: a batch may hold the same event twice. Ids and causation of
 * the output are derived from it.
 */
public record Caused<O>(Object input, O output) {

    public static <O> Caused<O> by(Object input, O output) {
        return new Caused<>(input, output);
    }
}
