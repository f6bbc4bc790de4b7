package com.nebengjek.jetstream.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Bounds of the histograms, from which a percentile over all processes can be told. */
final class Buckets {

    /** For what should take milliseconds and may take seconds. */
    static final Duration[] SECONDS = LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private Buckets() {}
}
