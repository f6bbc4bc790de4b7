package com.nebengjek.bench.edge;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.BadArguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code infra/measure edge}: an edge in a process of its own, its servers and all phones on this machine. */
public final class EdgeMeasurement implements Measurement {

    private static final Option ONLY = new Option("--only", "NAME", "one of idle, positions, events, storm");
    private static final Option CONNECTIONS = new Option("--connections", "N", "idle connections (10000)");
    private static final Option POSITIONS = new Option("--positions", "N", "positions a second, each of another phone (2000)");
    private static final Option EVENTS = new Option("--events", "N", "events a second, each to another phone (5000)");
    private static final Option STORM = new Option("--storm", "N", "phones that come back at once (5000)");
    private static final Option SECONDS = new Option("--for", "SECONDS", "how long positions and events go on, warm (20)");
    private static final Option JVM = new Option("--jvm", "FLAGS", "more flags for the edge's JVM, in one word (none)");

    @Override
    public String name() {
        return "edge";
    }

    @Override
    public String summary() {
        return "what an edge holds and moves: idle sockets, positions, events, a storm (about 4 min)";
    }

    @Override
    public List<Option> options() {
        return List.of(ONLY, CONNECTIONS, POSITIONS, EVENTS, STORM, SECONDS, JVM);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        List<String> jvm = arguments.text(JVM).map(flags -> List.of(flags.split(" "))).orElse(List.of());
        List<Finding> findings = new ArrayList<>();
        for (Part part : chosen(arguments)) {
            System.out.println(part.name());
            try (Bench bench = Bench.set(jvm)) {
                Finding finding = part.measure(bench);
                finding.figures().forEach((what, figure) -> System.out.printf("  %-30s %s%n", what, figure));
                findings.add(finding);
            }
        }
        return Findings.of(
                findings, findings.stream().flatMap(finding -> finding.missed().stream()).toList());
    }

    private static List<Part> chosen(Arguments arguments) {
        int seconds = arguments.count(SECONDS, 20);
        List<Part> all = List.of(
                new Idle(arguments.count(CONNECTIONS, 10_000)),
                new PositionsIn(arguments.count(POSITIONS, 2_000), seconds),
                new EventsOut(arguments.count(EVENTS, 5_000), seconds),
                new Storm(arguments.count(STORM, 5_000)));
        String only = arguments.text(ONLY).orElse(null);
        List<Part> chosen = all.stream()
                .filter(part -> only == null || part.name().equals(only))
                .toList();
        if (chosen.isEmpty()) {
            throw new BadArguments("'%s' is no part: there are %s."
                    .formatted(only, all.stream().map(Part::name).collect(Collectors.joining(", "))));
        }
        return chosen;
    }
}
