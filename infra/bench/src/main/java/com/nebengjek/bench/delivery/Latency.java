package com.nebengjek.bench.delivery;

import com.nebengjek.bench.Percentiles;
import java.util.List;
import java.util.Locale;

/** From an event's publish to the arrival of what follows from it, in milliseconds, at a steady rate. */
record Latency(int eventsPerSecond, Percentiles loop, Percentiles function, double addedP99) {

    /** Events held at once. */
    static final int BATCH = 100;

    private static final double MOST_ADDED = 2;

    static Latency of(int eventsPerSecond, List<long[]> loop, List<long[]> function) {
        Percentiles ofLoop = Percentiles.ofNanos(loop);
        Percentiles ofFunction = Percentiles.ofNanos(function);
        return new Latency(eventsPerSecond, ofLoop, ofFunction, ofFunction.p99() - ofLoop.p99());
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                at %,d events/s, publish to output, ms: %7s %7s %7s %7s
                %38s  %7.2f %7.2f %7.2f %7.2f
                %38s  %7.2f %7.2f %7.2f %7.2f
                %38s  %23.2f""",
                eventsPerSecond, "p50", "p90", "p99", "max",
                "loop", loop.p50(), loop.p90(), loop.p99(), loop.max(),
                "function", function.p50(), function.p90(), function.p99(), function.max(),
                "added", addedP99);
    }

    List<String> missed() {
        return addedP99 < MOST_ADDED
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT, "p99 of added latency is %.2f ms, the goal is under %.0f ms", addedP99, MOST_ADDED));
    }
}
