package com.nebengjek.bench.delivery;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one way did in a round, or in its median round. */
record Measured(double eventsPerSecond, double cpuMicrosPerEvent, double bytesPerEvent) {

    /** Each figure's median on its own. */
    static Measured median(List<Measured> rounds) {
        return new Measured(
                median(rounds, Measured::eventsPerSecond),
                median(rounds, Measured::cpuMicrosPerEvent),
                median(rounds, Measured::bytesPerEvent));
    }

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
