package com.nebengjek.bench.delivery;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.Findings;
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
import org.jspecify.annotations.Nullable;

/**
 * Drains the same events from the same server by a hand-written loop and by a function, in turns, and compares
 * throughput, processor time and allocation per event; then latency at a steady rate.
 */
public final class DeliveryMeasurement implements Measurement {

    private static final Option ROUNDS = new Option("--rounds", "N", "measured rounds of each setting (3)");
    private static final Option JVM = new Option("--jvm", "FLAGS", "more flags for the JVMs of both ways, in one word (none)");

    /** Where latency is measured too. */
    private static final int LATENCY_BATCH = 100;

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
        return List.of(ROUNDS, JVM);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        int rounds = arguments.count(ROUNDS, 3);
        List<String> jvm = arguments.text(JVM).map(flags -> List.of(flags.split(" "))).orElse(List.of());
        Path data = Files.createTempDirectory("measure-delivery");
        // Never a server that somebody else uses: streams are deleted here.
        try (var nats = new LocalSource(Map.of()).nats(ServerOptions.throwaway(data, 0, System.out::println));
                Connection connection = Nats.connect(nats.address().url())) {
            System.out.println(nats.origin() + ", workers: java " + String.join(" ", Worker.flags(jvm)));
            Figures figures = measure(connection, nats.address().url(), jvm, rounds);
            return Findings.of(figures, missed(figures));
        } finally {
            Directories.delete(data);
        }
    }

    private static Figures measure(Connection connection, String url, List<String> jvm, int rounds) throws Exception {
        Stage stage = new Stage(connection);
        List<Comparison> comparisons = new ArrayList<>();
        @Nullable Latency latency = null;
        System.out.println(Comparison.heading());
        for (int processes = 1; processes <= 2; processes++) {
            for (int batch : new int[] {1, 100, 500}) {
                try (Cell cell = Cell.start(stage, url, jvm, batch, processes)) {
                    Comparison comparison = cell.compare(rounds);
                    comparisons.add(comparison);
                    System.out.println(comparison.row());
                    if (latency == null && batch == LATENCY_BATCH) {
                        latency = cell.latency(new SteadyRate(connection));
                    }
                }
            }
        }
        System.out.println(latency.table());
        return new Figures(
                "nats-server " + connection.getServerInfo().getVersion(), Worker.flags(jvm), comparisons, latency);
    }

    private static List<String> missed(Figures figures) {
        List<String> missed = new ArrayList<>();
        figures.drains().forEach(comparison -> missed.addAll(comparison.missed()));
        missed.addAll(figures.latency().missed());
        return missed;
    }
}
