package com.nebengjek.receiver;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver does with a request.
 *
 * @param delay before the answer begins
 * @param retryAfter what {@code Retry-After} asks for; null without the header
 * @param retryAsDate whether it is written as a date
 * @param bodySize bytes of an answer that is only long; 0 for the usual one
 * @param location where a redirect leads
 */
record Answer(
        Manner manner,
        int status,
        Duration delay,
        @Nullable Duration retryAfter,
        boolean retryAsDate,
        int bodySize,
        @Nullable String location) {

    /** Accepted, and that is all. */
    static final Answer ACCEPTED = status(202);

    /** How a request ends. */
    enum Manner {
        /** With a status and a body. */
        ANSWER,
        /** Not at all: the connection stays open, and silent. */
        HANG,
        /** The connection is reset. */
        RESET,
        /** With a status and half a body, and then silence. */
        STALL
    }

    static Answer status(int status) {
        return of(Manner.ANSWER, status);
    }

    static Answer of(Manner manner, int status) {
        return new Answer(manner, status, Duration.ZERO, null, false, 0, null);
    }

    boolean isAccepted() {
        return manner == Manner.ANSWER && status / 100 == 2;
    }

    Answer laterBy(Duration more) {
        return new Answer(manner, status, delay.plus(more), retryAfter, retryAsDate, bodySize, location);
    }

    Answer retryAfter(Duration time, boolean asDate) {
        return new Answer(manner, status, delay, time, asDate, bodySize, location);
    }

    Answer ofSize(int bytes) {
        return new Answer(manner, status, delay, retryAfter, retryAsDate, bytes, location);
    }

    Answer leadingTo(String url) {
        return new Answer(manner, status, delay, retryAfter, retryAsDate, bodySize, url);
    }

    /** As scripts name it: {@code 503}, {@code hang}. */
    String name() {
        return manner == Manner.ANSWER ? Integer.toString(status) : manner.name().toLowerCase(Locale.ROOT);
    }
}
