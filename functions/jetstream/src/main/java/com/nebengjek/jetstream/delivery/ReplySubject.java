package com.nebengjek.jetstream.delivery;

import io.nats.client.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of a delivery in the subject that it is acknowledged on.
 *
 * <p>{@code $JS.ACK.<stream>.<consumer>.<deliveries>.<stream sequence>.<consumer sequence>.<time>.<pending>}, where newer
 * servers put {@code <domain>.<account>} before the stream and more after the end. jnats reads all of it, with a calendar's
 * date, at several times the cost of these three.
 *
 * @param deliveries how often the event has been handed out
 * @param sequence of the event in its stream
 * @param publishedNanos when the stream stored it, since 1970
 */
record ReplySubject(long deliveries, long sequence, long publishedNanos) {

    private static final String PREFIX = "$JS.ACK.";
    private static final int DOTS_OF_THE_SHORT_FORM = 8;
    private static final int DOTS_OF_THE_LONG_FORM = 10;
    private static final int DELIVERIES_IN_THE_SHORT_FORM = 4;
    private static final int DELIVERIES_IN_THE_LONG_FORM = 6;
    private static final long NANOS = 1_000_000_000;

    /** @throws IllegalArgumentException when no consumer has handed the message out */
    static ReplySubject of(Message message) {
        return parse(message.getReplyTo());
    }

    static ReplySubject parse(@Nullable String subject) {
        int dots = subject == null || !subject.startsWith(PREFIX) ? 0 : dots(subject);
        if (subject == null || dots < DOTS_OF_THE_SHORT_FORM || dots == DOTS_OF_THE_SHORT_FORM + 1) {
            throw new IllegalArgumentException("'%s' is no subject to acknowledge a delivery on".formatted(subject));
        }
        int deliveries = start(
                subject, dots >= DOTS_OF_THE_LONG_FORM ? DELIVERIES_IN_THE_LONG_FORM : DELIVERIES_IN_THE_SHORT_FORM);
        int sequence = next(subject, deliveries);
        int time = next(subject, next(subject, sequence));
        return new ReplySubject(number(subject, deliveries), number(subject, sequence), number(subject, time));
    }

    Instant published() {
        return Instant.ofEpochSecond(Math.floorDiv(publishedNanos, NANOS), Math.floorMod(publishedNanos, NANOS));
    }

    private static int dots(String subject) {
        int dots = 0;
        for (int dot = subject.indexOf('.'); dot >= 0; dot = subject.indexOf('.', dot + 1)) {
            dots++;
        }
        return dots;
    }

    /** Where the token with so many before it begins. */
    private static int start(String subject, int before) {
        int start = 0;
        for (int i = 0; i < before; i++) {
            start = next(subject, start);
        }
        return start;
    }

    private static int next(String subject, int start) {
        return subject.indexOf('.', start) + 1;
    }

    private static long number(String subject, int start) {
        return Long.parseLong(subject, start, subject.indexOf('.', start), 10);
    }
}
