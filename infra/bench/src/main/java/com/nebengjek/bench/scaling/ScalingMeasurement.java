package com.nebengjek.bench.scaling;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.BadArguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.bench.scaling.cluster.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The chart's numbers, tried with real processes: a first ride from zero, a burst, and a burst with kills. */
public final class ScalingMeasurement implements Measurement {

    private static final Option ONLY = new Option("--only", "PART", "first-ride, burst or kills (all)");
    private static final Option FASTER = new Option("--faster", "N", "how many times faster than real ones the controllers are (1)");
    private static final Option PROCESSES = new Option("--processes", "N", "how many the events of a burst are for (5)");
    private static final Option KILLS = new Option("--kills", "N", "of a process, in part kills (3)");
    private static final List<String> PARTS = List.of("first-ride", "burst", "kills");

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String summary() {
        return "the chart's numbers: simulated KEDA and HPA start and stop real processes (about 12 min)";
    }

    @Override
    public List<Option> options() {
        return List.of(ONLY, Simulation.FROM, FASTER, PROCESSES, KILLS);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        String only = arguments.text(ONLY).orElse("");
        if (!only.isEmpty() && !PARTS.contains(only)) {
            throw new BadArguments("--only must be one of %s (was '%s').".formatted(String.join(", ", PARTS), only));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        List<String> missed = new ArrayList<>();
        for (String part : only.isEmpty() ? PARTS : List.of(only)) {
            figures.put(part, measure(part, arguments, missed));
        }
        return Findings.of(figures, missed);
    }

    private static Object measure(String part, Arguments arguments, List<String> missed) throws Exception {
        int factor = arguments.count(FASTER, 1);
        if (part.equals("first-ride")) {
            return ride(Simulation.of(arguments, new FirstRide(factor, new Progress())::run), missed);
        }
        int kills = part.equals("kills") ? arguments.count(KILLS, 3) : 0;
        return burst(part, Simulation.of(arguments, new Burst(arguments.count(PROCESSES, 5), kills, factor, new Progress())::run), missed);
    }

    private static FirstRide.Outcome ride(FirstRide.Outcome found, List<String> missed) {
        System.out.printf("first ride: awake were %s; since the request:%n", String.join(", ", found.awake()));
        found.stepsMs().forEach((step, millis) -> System.out.printf("  %-18s %7d ms%n", step, millis));
        System.out.printf("  the driver had %,d ms for an answer; the fare is %d%n", found.answerableMs(), found.fare());
        print(found.usage());
        missed.addAll(found.violations());
        return found;
    }

    private static Burst.Outcome burst(String part, Burst.Outcome found, List<String> missed) {
        System.out.printf(
                "%s: %,d events for payment; the first billed after %,d ms, the last after %,d ms, no process after %,d ms; %d killed%n",
                part, found.events(), found.firstMs(), found.allMs(), found.noneMs(), found.killed());
        print(Map.of("payment", found.usage()));
        missed.addAll(found.violations());
        return found;
    }

    private static void print(Map<String, Usage> usages) {
        System.out.printf(
                "  %-20s %5s %8s %5s %9s %8s %9s %7s %8s %8s%n",
                "", "most", "started", "late", "restarted", "overdue", "start ms", "pod s", "idle s", "waiting");
        usages.forEach((function, usage) -> System.out.printf(
                "  %-20s %5d %8d %5d %9d %8d %9d %7.0f %8.0f %8d%n",
                function,
                usage.most(),
                usage.started(),
                usage.late(),
                usage.restarted(),
                usage.overdue(),
                usage.startMs(),
                usage.podSeconds(),
                usage.idlePodSeconds(),
                usage.mostWaiting()));
    }
}
