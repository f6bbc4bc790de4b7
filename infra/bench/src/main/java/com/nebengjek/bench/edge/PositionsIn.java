package com.nebengjek.bench.edge;

import com.nebengjek.bench.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Positions that phones send, each confirmed when the stream has it. */
record PositionsIn(int perSecond, int seconds) implements Part {

    private static final double P99 = 50;
    private static final int LONGEST_WARM_UP = 10;
    private static final String FRAME =
            "{\"event\":\"location_update\",\"id\":\"00000000-0000-4000-8000-%012x\","
                    + "\"data\":{\"location\":{\"latitude\":-6.%04d,\"longitude\":106.8166}}}";

    @Override
    public String name() {
        return "positions";
    }

    /** Seconds. */
    private int warmUp() {
        return Math.min(LONGEST_WARM_UP, seconds);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        Pace pace = new Pace(perSecond, warmUp() + seconds);
        Stopwatch watch = new Stopwatch(pace.times());
        List<Phone> phones = bench.phones().open(bench.callers(), perSecond, watch::heard);
        Duration busyBefore = bench.edge().processorTime();
        double took = pace.run(i -> {
            watch.start(i);
            phones.get(i % phones.size()).send(FRAME.formatted(i, i % 10_000));
        });
        int confirmed = watch.await(Duration.ofSeconds(30));
        Percentiles confirm = watch.percentiles(warmUp() * perSecond);
        double busy = bench.edge().processorTime().minus(busyBefore).toMillis() / 1e3 / took;
        return finding(pace, took, confirmed, confirm, busy);
    }

    private Finding finding(Pace pace, double took, int confirmed, Percentiles confirm, double busy) {
        Map<String, String> figures = new TreeMap<>(Map.of(
                "sent a second", String.format(Locale.ROOT, "%.0f", pace.times() / took),
                "confirmed", confirmed + " of " + pace.times(),
                "confirm p50, p90, p99, max", String.format(
                        Locale.ROOT, "%.1f, %.1f, %.1f, %.1f ms", confirm.p50(), confirm.p90(), confirm.p99(), confirm.max()),
                "processors busy with the edge", String.format(Locale.ROOT, "%.2f", busy)));
        List<String> missed = confirmed == pace.times() && confirm.p99() < P99
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%d of %d positions were confirmed, p99 %.1f ms: the goal is all, under %.0f ms",
                        confirmed, pace.times(), confirm.p99(), P99));
        return new Finding(name(), figures, missed);
    }
}
