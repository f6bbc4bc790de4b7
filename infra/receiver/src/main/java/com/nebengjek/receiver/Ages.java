package com.nebengjek.receiver;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** How old messages were when they first arrived, to the millisecond; whatever is older than a minute counts as that. */
final class Ages {

    private static final int LONGEST = 60_000;

    private final AtomicLongArray counts = new AtomicLongArray(LONGEST + 1);

    void add(Duration age) {
        counts.incrementAndGet((int) Math.clamp(age.toMillis(), 0, LONGEST));
    }

    Report.Age summary() {
        long all = 0;
        for (int millis = 0; millis <= LONGEST; millis++) {
            all += counts.get(millis);
        }
        return new Report.Age(atRank(all * 50 / 100), atRank(all * 99 / 100), atRank(all - 1));
    }

    private long atRank(long rank) {
        long seen = 0;
        for (int millis = 0; millis <= LONGEST; millis++) {
            seen += counts.get(millis);
            if (seen > rank && rank >= 0) {
                return millis;
            }
        }
        return 0;
    }
}
