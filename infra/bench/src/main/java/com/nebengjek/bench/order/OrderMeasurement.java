package com.nebengjek.bench.order;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.servers.Directories;
import com.nebengjek.servers.LocalSource;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same function over the same events, ordered with some numbers of partitions and not ordered. */
public final class OrderMeasurement implements Measurement {

    private static final Option EVENTS = new Option("--events", "N", "events of each round (20000)");
    private static final Option ROUNDS = new Option("--rounds", "N", "measured rounds of each setting (3)");

    /** One setting; partitions are 0 where the function is not ordered. */
    record Figure(int partitions, int processes, double eventsPerSecond) {}

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String summary() {
        return "what it costs a function to keep order across processes (about 3 min)";
    }

    @Override
    public List<Option> options() {
        return List.of(EVENTS, ROUNDS);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        int events = arguments.count(EVENTS, 20_000);
        int rounds = arguments.count(ROUNDS, 3);
        List<Figure> figures = new ArrayList<>();
        System.out.printf("%10s %9s | %10s%n", "partitions", "processes", "events/s");
        for (int processes = 1; processes <= 2; processes++) {
            for (int partitions : new int[] {0, 4, 16}) {
                Figure figure = new Figure(partitions, processes, measure(partitions, processes, events, rounds));
                figures.add(figure);
                System.out.printf(
                        "%10s %9d | %10.0f%n",
                        partitions == 0 ? "unordered" : Integer.toString(partitions), processes, figure.eventsPerSecond());
            }
        }
        return Findings.of(figures, List.of());
    }

    private static double measure(int partitions, int processes, int events, int rounds) throws Exception {
        Path data = Files.createTempDirectory("measure-order");
        try (var nats = new LocalSource(Map.of()).nats(ServerOptions.throwaway(data, 0, said -> {}));
                Connection connection = Nats.connect(nats.address().url())) {
            Path file = Files.writeString(data.resolve("topology.yaml"), topology(partitions));
            new TopologyApply(connection).apply(Topology.load(file));
            try (Followers followers = Followers.start(connection, nats.address().url(), processes)) {
                followers.eventsPerSecond(events);
                return followers.medianOf(rounds, events);
            }
        } finally {
            Directories.delete(data);
        }
    }

    private static String topology(int partitions) {
        return """
                streams:
                  BENCH_MOVED: {subjects: [bench.moved.>], partitions: %d}
                  BENCH_FOLLOWED: {subjects: [bench.followed.>]}
                  DEAD_LETTER: {subjects: [dead.>]}
                functions:
                  follow:
                    ordered: %b
                    consumers:
                      BENCH_MOVED: {filters: [bench.moved.>]}
                buckets:
                  attempts: {}
                """.formatted(Math.max(partitions, 2), partitions > 0);
    }
}
