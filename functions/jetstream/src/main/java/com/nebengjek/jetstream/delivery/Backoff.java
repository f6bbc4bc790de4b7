package com.nebengjek.jetstream.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: the wait before retry n is drawn uniformly from 0 to
 * {@code min(max, first × 2ⁿ⁻¹)}, so that what failed together does not come back together.
 *
 * @see <a href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">Timeouts, retries
 *     and backoff with jitter</a>
 */
record Backoff(Duration first, Duration max, RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 30;

    /** @param failures how many attempts have failed so far, at least 1 */
    Duration before(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
        return Duration.ofMillis(random.nextLong(Math.min(max.toMillis(), doubled) + 1));
    }
}
