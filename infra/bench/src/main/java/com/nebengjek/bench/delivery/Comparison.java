package com.nebengjek.bench.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One setting: the median round of each way, and how they compare. */
record Comparison(
        int batch, int processes, Measured loop, Measured function, double throughputRatio, double cpuRatio) {

    private static final double LEAST_THROUGHPUT = 0.75;
    private static final double MOST_CPU = 1.4;

    static Comparison of(int batch, int processes, Measured loop, Measured function) {
        return new Comparison(
                batch,
                processes,
                loop,
                function,
                function.eventsPerSecond() / loop.eventsPerSecond(),
                function.cpuMicrosPerEvent() / loop.cpuMicrosPerEvent());
    }

    static String heading() {
        return "%5s %9s | %9s %9s %5s | %8s %8s %5s | %7s %7s %5s"
                .formatted(
                        "batch", "processes", "loop ev/s", "func ev/s", "ratio", "loop µs", "func µs", "ratio", "loop B",
                        "func B", "ratio");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%5d %9d | %9.0f %9.0f %5.2f | %8.1f %8.1f %5.2f | %7.0f %7.0f %5.2f",
                batch,
                processes,
                loop.eventsPerSecond(),
                function.eventsPerSecond(),
                throughputRatio,
                loop.cpuMicrosPerEvent(),
                function.cpuMicrosPerEvent(),
                cpuRatio,
                loop.bytesPerEvent(),
                function.bytesPerEvent(),
                function.bytesPerEvent() / loop.bytesPerEvent());
    }

    List<String> missed() {
        List<String> missed = new ArrayList<>();
        if (throughputRatio < LEAST_THROUGHPUT) {
            missed.add(said("throughput is %.2f of the loop's, the goal is at least %.2f", throughputRatio, LEAST_THROUGHPUT));
        }
        if (cpuRatio > MOST_CPU) {
            missed.add(said("processor time is %.2f times the loop's, the goal is at most %.2f", cpuRatio, MOST_CPU));
        }
        return missed;
    }

    private String said(String what, double ratio, double goal) {
        return "batch %d, %d process%s: ".formatted(batch, processes, processes == 1 ? "" : "es")
                + String.format(Locale.ROOT, what, ratio, goal);
    }
}
