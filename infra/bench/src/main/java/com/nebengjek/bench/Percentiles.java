package com.nebengjek.bench;

import java.util.Arrays;
import java.util.List;

/** Of all that was timed, in milliseconds. */
public record Percentiles(double p50, double p90, double p99, double max) {

    /** @throws IllegalArgumentException when nothing was timed */
    public static Percentiles ofNanos(List<long[]> rounds) {
        double[] sorted = rounds.stream()
                .flatMapToLong(Arrays::stream)
                .mapToDouble(nanos -> nanos / 1e6)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was timed");
        }
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.90), at(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }
}
