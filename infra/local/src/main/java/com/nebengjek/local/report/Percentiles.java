package com.nebengjek.local.report;

import java.time.Duration;
import java.util.Collection;

/** Nearest-rank percentiles. */
final class Percentiles {

    private static final double MILLIS_PER_NANO = 1e-6;

    private final long[] sorted;

    Percentiles(Collection<Duration> durations) {
        this.sorted = durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
    }

    /** Milliseconds that so many percent do not exceed, to the microsecond; 0 when there is nothing to measure. */
    double millis(double percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        double millis = sorted[Math.max(0, rank - 1)] * MILLIS_PER_NANO;
        return Math.round(millis * 1_000) / 1_000.0;
    }

    Report.Latency latency() {
        return new Report.Latency(millis(50), millis(99));
    }
}
