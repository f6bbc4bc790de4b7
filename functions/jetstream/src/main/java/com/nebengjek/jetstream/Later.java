package com.nebengjek.jetstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Says that an event is not due yet: it is kept in the process, unacknowledged, and handled again after the delay.
 *
 * <p>Signal it as the error of the handler's {@code Mono} or {@code Flux}. It costs no attempt. For waits of seconds;
 * longer ones belong in the database, because what waits counts against the consumer's {@code max_ack_pending}.
 */
public final class Later extends RuntimeException {

    private final Duration delay;

    private Later(Duration delay) {
        super("due in " + delay, null, false, false);
        this.delay = delay.isNegative() ? Duration.ZERO : delay;
    }

    public static Later in(Duration delay) {
        return new Later(delay);
    }

    public static Later at(Instant due, Clock clock) {
        return new Later(Duration.between(clock.instant(), due));
    }

    /** How long to wait; never negative. */
    public Duration delay() {
        return delay;
    }
}
