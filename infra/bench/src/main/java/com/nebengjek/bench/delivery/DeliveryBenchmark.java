package com.nebengjek.bench.delivery;

import com.nebengjek.bench.delivery.Worker.Cost;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.servers.LocalSource;
import com.nebengjek.servers.ServerOptions;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Drains the same events from the same server by a hand-written loop and by a function, in turns, and compares
 * throughput, processor time and allocation per event.
 *
 * <p>Events are stored before the workers start; the first of them warm up and are not counted.
 */
public final class DeliveryBenchmark {

    static final String IN = "BENCH_IN";
    static final String DURABLE = "bench-bill-bench_in";

    private static final String OUT = "BENCH_OUT";
    private static final EventType<Metered> METERED = EventType.of(Metered.class);
    private static final int ROUNDS = 3;

    private final Connection connection;
    private final String url;

    private DeliveryBenchmark(Connection connection, String url) {
        this.connection = connection;
        this.url = url;
    }

    /** One way of doing the work, measured. */
    record Measured(double eventsPerSecond, double cpuMicrosPerEvent, double bytesPerEvent) {}

    /** One setting: the median round of each way, and how they compare. */
    record Comparison(
            int batch,
            int processes,
            Measured loop,
            Measured function,
            double throughputRatio,
            double cpuRatio) {}

    public static void main(String[] arguments) throws Exception {
        Path out = arguments.length > 0 ? Path.of(arguments[0]) : Path.of("delivery.json");
        Path data = Files.createTempDirectory("bench");
        try (var nats = new LocalSource(Map.of()).nats(ServerOptions.throwaway(data, 0, System.out::println));
                Connection connection = Nats.connect(nats.address().url())) {
            List<Comparison> comparisons =
                    new DeliveryBenchmark(connection, nats.address().url()).compareAll();
            Files.writeString(
                    out, EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(comparisons));
            System.out.println("written to " + out);
        }
    }

    private List<Comparison> compareAll() throws Exception {
        System.out.printf(
                "%5s %9s | %12s %12s %6s | %9s %9s %6s | %9s %9s%n",
                "batch", "processes", "loop ev/s", "func ev/s", "ratio", "loop µs", "func µs", "ratio", "loop B", "func B");
        List<Comparison> comparisons = new ArrayList<>();
        for (int processes = 1; processes <= 2; processes++) {
            for (int batch : new int[] {1, 100, 500}) {
                Comparison comparison = compare(batch, processes);
                comparisons.add(comparison);
                print(comparison);
            }
        }
        return comparisons;
    }

    private static void print(Comparison c) {
        System.out.printf(
                "%5d %9d | %12.0f %12.0f %6.2f | %9.1f %9.1f %6.2f | %9.0f %9.0f%n",
                c.batch(),
                c.processes(),
                c.loop().eventsPerSecond(),
                c.function().eventsPerSecond(),
                c.throughputRatio(),
                c.loop().cpuMicrosPerEvent(),
                c.function().cpuMicrosPerEvent(),
                c.cpuRatio(),
                c.loop().bytesPerEvent(),
                c.function().bytesPerEvent());
    }

    private Comparison compare(int batch, int processes) throws Exception {
        List<Measured> loops = new ArrayList<>();
        List<Measured> functions = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            loops.add(measure(Way.LOOP, batch, processes));
            functions.add(measure(Way.FUNCTION, batch, processes));
        }
        Measured loop = median(loops);
        Measured function = median(functions);
        return new Comparison(
                batch,
                processes,
                loop,
                function,
                function.eventsPerSecond() / loop.eventsPerSecond(),
                function.cpuMicrosPerEvent() / loop.cpuMicrosPerEvent());
    }

    private static Measured median(List<Measured> rounds) {
        return new Measured(
                middle(rounds.stream().mapToDouble(Measured::eventsPerSecond).sorted().toArray()),
                middle(rounds.stream().mapToDouble(Measured::cpuMicrosPerEvent).sorted().toArray()),
                middle(rounds.stream().mapToDouble(Measured::bytesPerEvent).sorted().toArray()));
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private Measured measure(Way way, int batch, int processes) throws Exception {
        int warmUp = batch == 1 ? 5_000 : 30_000;
        int total = batch == 1 ? 15_000 : 90_000;
        JetStreamManagement streams = connection.jetStreamManagement();
        reset(streams);
        publish(total);
        List<Worker> workers = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                workers.add(Worker.start(way, url, batch));
            }
            awaitAcknowledged(streams, warmUp);
            Cost before = cost(workers);
            long acknowledged = acknowledged(streams);
            long began = System.nanoTime();
            awaitAcknowledged(streams, total);
            long nanos = System.nanoTime() - began;
            Cost cost = cost(workers).minus(before);
            double events = total - acknowledged;
            return new Measured(
                    events / nanos * 1e9, cost.cpuNanos() / events / 1e3, cost.allocatedBytes() / events);
        } finally {
            workers.forEach(Worker::close);
        }
    }

    private static Cost cost(List<Worker> workers) {
        return workers.stream().map(Worker::cost).reduce(new Cost(0, 0), Cost::plus);
    }

    private void reset(JetStreamManagement streams) throws Exception {
        for (String name : streams.getStreamNames()) {
            streams.deleteStream(name);
        }
        connection.keyValueManagement()
                .create(KeyValueConfiguration.builder().name("attempts").build());
        streams.addStream(stream(IN, METERED.filter()));
        streams.addStream(stream(OUT, EventType.of(Billed.class).filter()));
        streams.addStream(stream("DEAD_LETTER", "dead.>"));
        streams.addOrUpdateConsumer(
                IN,
                ConsumerConfiguration.builder()
                        .durable(DURABLE)
                        .ackPolicy(AckPolicy.Explicit)
                        .ackWait(Duration.ofSeconds(5))
                        .maxAckPending(5_000)
                        .build());
    }

    private static StreamConfiguration stream(String name, String subject) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subject)
                .duplicateWindow(Duration.ofMinutes(2))
                .build();
    }

    private void publish(int count) throws Exception {
        JetStream jetStream = connection.jetStream();
        List<CompletableFuture<PublishAck>> acks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Metered metered = new Metered(new UUID(1, i), i % 10_000 / 7.0, "passenger " + i);
            var headers = NatsEventWriter.event(new UUID(2, i).toString(), "/bench", METERED.type())
                    .with(EventHeaders.PARTITION_KEY, metered.rideId().toString())
                    .headers();
            acks.add(jetStream.publishAsync(METERED.subjectOf(metered), headers, METERED.encode(metered)));
            if (acks.size() == 500) {
                acks.forEach(CompletableFuture::join);
                acks.clear();
            }
        }
        acks.forEach(CompletableFuture::join);
    }

    private static long acknowledged(JetStreamManagement streams) throws Exception {
        var info = streams.getConsumerInfo(IN, DURABLE);
        return info.getDelivered().getConsumerSequence() - info.getNumAckPending();
    }

    private static void awaitAcknowledged(JetStreamManagement streams, long count) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (acknowledged(streams) < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only %d of %d events were acknowledged within 2 minutes"
                        .formatted(acknowledged(streams), count));
            }
            Thread.sleep(10);
        }
    }
}
