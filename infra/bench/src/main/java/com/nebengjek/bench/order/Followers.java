package com.nebengjek.bench.order;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Processes of the function, kept warm over the rounds of a setting. */
final class Followers implements AutoCloseable {

    private static final EventType<Moved> MOVED = EventType.of(Moved.class);
    private static final int RIDES = 1_000;
    private static final int PUBLISHES_IN_FLIGHT = 500;
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(120);

    private final Connection connection;
    private final List<Process> processes = new ArrayList<>();
    private long published;

    private Followers(Connection connection) {
        this.connection = connection;
    }

    static Followers start(Connection connection, String url, int count) throws IOException {
        Followers followers = new Followers(connection);
        for (int i = 0; i < count; i++) {
            followers.processes.add(new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FollowerApplication.class.getName(),
                            url)
                    .inheritIO()
                    .start());
        }
        return followers;
    }

    double medianOf(int rounds, int events) throws Exception {
        List<Double> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(eventsPerSecond(events));
        }
        return measured.stream().sorted().toList().get(rounds / 2);
    }

    /** How fast so many events are followed while they are being published as fast as the stream takes them. */
    double eventsPerSecond(int events) throws Exception {
        long began = System.nanoTime();
        publish(events);
        long deadline = began + LONGEST_ROUND.toNanos();
        while (followed() < published) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d of %d events were followed within %d s"
                        .formatted(followed(), published, LONGEST_ROUND.toSeconds()));
            }
            Thread.sleep(5);
        }
        return 1e9 * events / (System.nanoTime() - began);
    }

    private void publish(int events) throws IOException {
        JetStream jetStream = connection.jetStream();
        List<CompletableFuture<PublishAck>> acks = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            Moved moved = new Moved(new UUID(1, published % RIDES), published++);
            var headers = NatsEventWriter.event(new UUID(2, published).toString(), "/bench", MOVED.type()).headers();
            acks.add(jetStream.publishAsync(MOVED.subjectOf(moved), headers, MOVED.encode(moved)));
            if (acks.size() == PUBLISHES_IN_FLIGHT) {
                acks.forEach(CompletableFuture::join);
                acks.clear();
            }
        }
        acks.forEach(CompletableFuture::join);
    }

    private long followed() throws IOException, JetStreamApiException {
        return connection.jetStreamManagement().getStreamInfo("BENCH_FOLLOWED").getStreamState().getMsgCount();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }
}
