package com.nebengjek.bench.delivery;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.FunctionJvm;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.servers.Directories;
import com.nebengjek.servers.LocalSource;
import com.nebengjek.servers.ServerOptions;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Drains the same events from the same server by a hand-written loop and by a function, in turns, and compares
 * throughput, processor time and allocation per event; then latency at a steady rate.
 */
public final class DeliveryMeasurement implements Measurement {

    private static final Option BATCHES = new Option("--batches", "N,…", "events held at once (1,100,500)");
    private static final Option PROCESSES = new Option("--processes", "N,…", "processes of each way (1,2)");
    private static final Option ROUNDS = new Option("--rounds", "N", "measured rounds of each setting (3)");
    private static final Option WARM_UP = new Option("--warm-up", "N", "rounds before those (2)");

    private record Plan(List<Integer> batches, List<Integer> processes, int warmUp, int rounds, List<String> jvm) {}

    /** What is written as JSON. */
    record Figures(String server, List<String> jvm, List<Comparison> drains, Latency latency) {}

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public String summary() {
        return "what a function costs beside a hand-written loop that does the same work (about 4 min)";
    }

    @Override
    public List<Option> options() {
        return List.of(BATCHES, PROCESSES, ROUNDS, WARM_UP, FunctionJvm.MORE_FLAGS);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        Plan plan = new Plan(
                arguments.counts(BATCHES, List.of(1, 100, 500)),
                arguments.counts(PROCESSES, List.of(1, 2)),
                arguments.count(WARM_UP, 2),
                arguments.count(ROUNDS, 3),
                FunctionJvm.flags(arguments));
        Path data = Files.createTempDirectory("measure-delivery");
        // Never a server that somebody else uses: streams are deleted here.
        try (var nats = new LocalSource(Map.of()).nats(ServerOptions.throwaway(data, 0, System.out::println));
                Connection connection = Nats.connect(nats.address().url())) {
            System.out.println(nats.origin() + ", workers: java " + String.join(" ", plan.jvm()));
            Figures figures = measure(connection, nats.address().url(), plan);
            return Findings.of(figures, missed(figures));
        } finally {
            Directories.delete(data);
        }
    }

    private static Figures measure(Connection connection, String url, Plan plan) throws Exception {
        Stage stage = new Stage(connection);
        List<Comparison> comparisons = new ArrayList<>();
        System.out.println(Comparison.heading());
        for (int processes : plan.processes()) {
            for (int batch : plan.batches()) {
                try (Cell cell = Cell.start(stage, url, plan.jvm(), batch, processes)) {
                    Comparison comparison = cell.compare(plan.warmUp(), plan.rounds());
                    comparisons.add(comparison);
                    System.out.println(comparison.row());
                }
            }
        }
        Latency latency = latency(stage, connection, url, plan);
        System.out.println(latency.table());
        return new Figures(
                "nats-server " + connection.getServerInfo().getVersion(), plan.jvm(), comparisons, latency);
    }

    private static Latency latency(Stage stage, Connection connection, String url, Plan plan) throws Exception {
        try (Cell cell = Cell.start(stage, url, plan.jvm(), Latency.BATCH, 1)) {
            return cell.latency(plan.warmUp(), new SteadyRate(connection));
        }
    }

    private static List<String> missed(Figures figures) {
        List<String> missed = new ArrayList<>();
        figures.drains().forEach(comparison -> missed.addAll(comparison.missed()));
        missed.addAll(figures.latency().missed());
        return missed;
    }
}
