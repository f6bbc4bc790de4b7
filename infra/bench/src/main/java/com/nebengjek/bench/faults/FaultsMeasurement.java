package com.nebengjek.bench.faults;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.BadArguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.servers.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code infra/measure faults}: strikes with every fault, one after the other. */
public final class FaultsMeasurement implements Measurement {

    /** All faults. A new one is a class and a line here. */
    private static final List<Fault> ALL =
            List.of(new KilledProcesses(), new LostClusterServer(), new HostileInput(), new FullStream());

    private static final Option ONLY = new Option("--only", "NAME", "one of " + names());
    private static final Option FOR = new Option("--for", "SECONDS", "how long there is load for each fault (60)");
    private static final int SECONDS = 60;

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String summary() {
        return "what delivery survives: nothing lost, nothing doubled, no dead letters";
    }

    @Override
    public List<Option> options() {
        return List.of(ONLY, FOR);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        Duration load = Duration.ofSeconds(arguments.count(FOR, SECONDS));
        List<Outcome> outcomes = new ArrayList<>();
        for (Fault fault : chosen(arguments)) {
            System.out.printf("%s: %s%n", fault.name(), fault.summary());
            Outcome outcome = struck(fault, load);
            outcome.figures().forEach((what, figure) -> System.out.printf("  %10s  %s%n", figure, what));
            outcome.violations().forEach(sentence -> System.out.println("  VIOLATED: " + sentence));
            outcomes.add(outcome);
        }
        List<String> missed = outcomes.stream()
                .flatMap(outcome -> outcome.violations().stream().map(sentence -> outcome.fault() + ": " + sentence))
                .toList();
        return Findings.of(outcomes, missed);
    }

    private static Outcome struck(Fault fault, Duration load) throws Exception {
        Path data = Files.createTempDirectory("faults-" + fault.name());
        try {
            return fault.strike(load, data);
        } finally {
            Directories.delete(data);
        }
    }

    private static List<Fault> chosen(Arguments arguments) {
        String only = arguments.text(ONLY).orElse(null);
        List<Fault> chosen = ALL.stream()
                .filter(fault -> only == null || fault.name().equals(only))
                .toList();
        if (chosen.isEmpty()) {
            throw new BadArguments("'%s' is no fault: there are %s.".formatted(only, names()));
        }
        return chosen;
    }

    private static String names() {
        return ALL.stream().map(Fault::name).collect(Collectors.joining(", "));
    }
}
