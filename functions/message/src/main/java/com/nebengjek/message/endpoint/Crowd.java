package com.nebengjek.message.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives requests that find no connection to their endpoint free a place in the time that follows, one behind the other, as
 * fast as the endpoint answers. Else all that wait for a slow one would come back at once, again and again, and whatever is
 * for others would have to pass them.
 */
final class Crowd {

    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration LATEST = Duration.ofMinutes(5);
    /** More than it will take, so that no connection stays free. */
    private static final int DENSITY = 2;

    private static final int WEIGHT_OF_ALL_BEFORE = 7;

    private final int connections;
    private final AtomicReference<Pace> pace = new AtomicReference<>(new Pace(Duration.ofSeconds(1), Instant.MIN));

    /**
     * @param answerTime how long a request holds its connection, on the average of the latest
     * @param last the place that was given last
     */
    private record Pace(Duration answerTime, Instant last) {

        Pace with(Duration time) {
            return new Pace(
                    answerTime.multipliedBy(WEIGHT_OF_ALL_BEFORE).plus(time).dividedBy(WEIGHT_OF_ALL_BEFORE + 1), last);
        }

        Pace next(Instant now, int connections) {
            Instant soonest = now.plus(SOONEST);
            Instant behind =
                    last.isBefore(soonest) ? soonest : last.plus(answerTime.dividedBy((long) connections * DENSITY));
            return new Pace(answerTime, behind.isAfter(now.plus(LATEST)) ? now.plus(LATEST.dividedBy(2)) : behind);
        }
    }

    Crowd(int connections) {
        this.connections = connections;
    }

    /** Takes note of how long a request has held its connection. */
    void answered(Duration time) {
        pace.updateAndGet(before -> before.with(time));
    }

    /** When the next one may come again: in 2 s at the earliest, in 5 min at the latest. */
    Instant place(Instant now) {
        return pace.updateAndGet(before -> before.next(now, connections)).last();
    }
}
