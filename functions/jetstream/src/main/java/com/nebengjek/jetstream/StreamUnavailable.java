package com.nebengjek.jetstream;

/**
 * A stream cannot be used for now: it takes no event, or says nothing of itself, because it is full, has no leader, is
 * not there, or does not answer in time.
 *
 * <p>Nobody's fault but an outage: an input whose handling meets it waits and costs no attempt.
 */
public final class StreamUnavailable extends RuntimeException {

    /** No stream takes an event on this subject. */
    public StreamUnavailable(String subject, Throwable cause) {
        super("no stream takes '%s': %s".formatted(subject, cause.getMessage()), cause);
    }

    /** A question about a stream was answered with an error. */
    public StreamUnavailable(String question, String error) {
        super("JetStream answers %s with: %s".formatted(question, error));
    }
}
