package com.nebengjek.bench.coldstart;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.BadArguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.images.Surroundings;
import com.nebengjek.servers.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts each function as its image does, with an event waiting for it. */
public final class ColdStartMeasurement implements Measurement {

    private static final Option RUNS = new Option("--runs", "N", "measured starts of each function (10)");
    private static final Option NATS =
            new Option("--nats", "open|secured", "open to anybody, or reached over TLS and by an nkey (open)");
    private static final Option FUNCTIONS = new Option("--functions", "NAMES", "with commas between them (all)");

    @Override
    public String name() {
        return "cold-start";
    }

    @Override
    public String summary() {
        return "process start to first event acknowledged; after infra/images/prepare (about 30 s a function)";
    }

    @Override
    public List<Option> options() {
        return List.of(RUNS, FUNCTIONS, NATS);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        int runs = arguments.count(RUNS, 10);
        List<ColdFunction> functions = ColdFunction.named(
                arguments.text(FUNCTIONS).map(names -> Arrays.asList(names.split(","))).orElse(ColdFunction.names()),
                Path.of(System.getProperty("nebengjek.home", "infra"), "images", "target"));
        Map<String, ColdFigure> figures = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        Path data = Files.createTempDirectory("cold-start");
        System.out.printf("%-22s | %9s %9s %9s | %9s %9s | %9s%n", "", "median ms", "goal", "CPU ms", "MB", "goal", "image MB");
        try (Surroundings surroundings = surroundings(arguments, data.resolve("servers"))) {
            for (ColdFunction function : functions) {
                try {
                    ColdFigure figure = function.measure(runs, surroundings, data.resolve("application.log"));
                    figures.put(function.name(), figure);
                    missed.addAll(figure.missed(function.name()));
                    print(function, figure);
                } catch (IllegalStateException unfinished) {
                    missed.add("%s has no figures: %s".formatted(function.name(), unfinished.getMessage()));
                }
            }
        } finally {
            Directories.delete(data);
        }
        return Findings.of(figures, missed);
    }

    private static Surroundings surroundings(Arguments arguments, Path data) throws IOException {
        String nats = arguments.text(NATS).orElse("open");
        return switch (nats) {
            case "open" -> Surroundings.start(data);
            case "secured" -> Surroundings.startSecured(data);
            default -> throw new BadArguments("%s is open or secured (was '%s').".formatted(NATS.name(), nats));
        };
    }

    private static void print(ColdFunction function, ColdFigure figure) {
        System.out.printf(
                "%-22s | %9d %9d %9d | %9d %9d | %9d%n",
                function.name(),
                figure.medianMs(),
                figure.goalMs(),
                figure.processorMs(),
                figure.residentMb(),
                figure.goalMb(),
                figure.addedMb());
    }
}
