package com.nebengjek.jetstream;

/**
 * No stream has taken an event for now: it is full, has no leader, is not there, or does not answer in time.
 *
 * <p>Nobody's fault but an outage: an input whose outputs meet it waits and costs no attempt.
 */
public final class StreamUnavailable extends RuntimeException {

    public StreamUnavailable(String subject, Throwable cause) {
        super("no stream takes '%s': %s".formatted(subject, cause.getMessage()), cause);
    }
}
