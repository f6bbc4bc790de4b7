package com.nebengjek.local.recording;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes down the events of people, matches, rides and payments in the order in which they pass, as JSON lines in a gzip
 * file: what came from outside, and what the functions made of it.
 *
 * <p>Copies for single people are not in it: they follow from the rest.
 */
public final class Recording implements AutoCloseable {

    private static final List<String> SUBJECTS =
            List.of("user.>", "location.>", "match.>", "ride.>");
    private static final Duration TO_SUBSCRIBE = Duration.ofSeconds(5);
    private static final int UNLIMITED = -1;
    private static final String BEGINNING = "com.nebengjek.recording.begin.v1";
    private static final String SPEED = "speed";

    private final Connection connection;
    private final Dispatcher dispatcher;
    private final BufferedWriter lines;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();

    /** As small as gzip can make it: recordings are kept for years. */
    private static final class Packed extends GZIPOutputStream {

        Packed(OutputStream file) throws IOException {
            super(file);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /**
     * What a file holds.
     *
     * @param speed factor of all movement
     * @param events in the order in which they passed
     */
    public record Recorded(double speed, List<RecordedEvent> events) {}

    private Recording(Connection connection, BufferedWriter lines, Clock clock) {
        this.connection = connection;
        this.dispatcher = connection.createDispatcher();
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * Records from now on, until it is closed.
     *
     * @param speed factor of all movement, which the functions were told
     */
    public static Recording start(Connection connection, Path file, double speed, Clock clock)
            throws IOException, TimeoutException, InterruptedException {
        OutputStream packed = new Packed(Files.newOutputStream(file));
        Recording recording = new Recording(
                connection, new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8)), clock);
        recording.write(beginning(speed, clock.instant()));
        recording.dispatcher.setPendingLimits(UNLIMITED, UNLIMITED);
        SUBJECTS.forEach(subject -> recording.dispatcher.subscribe(subject, recording::passed));
        connection.flush(TO_SUBSCRIBE);
        return recording;
    }

    /** The first line: what a replay has to know. */
    private static RecordedEvent beginning(double speed, Instant now) {
        Map<String, String> attributes = Map.of(
                "specversion", "1.0", "type", BEGINNING, "source", "/run", "id", UUID.randomUUID().toString());
        byte[] data = EventJson.mapper().writeValueAsBytes(Map.of(SPEED, speed));
        return new RecordedEvent(now, "recording.begin", new ReceivedEvent(attributes, data));
    }

    private void passed(Message message) {
        ReceivedEvent event = NatsEventReader.read(message);
        // What is published once more, the stream knows already.
        if (known.add(event.source() + "\n" + event.id())) {
            write(new RecordedEvent(clock.instant(), message.getSubject(), event));
        }
    }

    private void write(RecordedEvent event) {
        try {
            lines.write(event.line());
            lines.newLine();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Nothing is missing in the file of what passed before this call. */
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            dispatcher.drain(TO_SUBSCRIBE).get();
        } catch (ExecutionException fault) {
            throw new IOException("the recording may lack its end", fault);
        } finally {
            connection.closeDispatcher(dispatcher);
            lines.close();
        }
    }

    /** @throws IllegalArgumentException when the file is no recording */
    public static Recorded read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<RecordedEvent> all = lines.lines().map(RecordedEvent::read).toList();
            if (all.isEmpty() || !all.getFirst().event().type().equals(BEGINNING)) {
                throw new IllegalArgumentException(file + " does not begin as a recording: make one with infra/run --record");
            }
            double speed = all.getFirst().data().required(SPEED).asDouble();
            return new Recorded(speed, all.subList(1, all.size()));
        }
    }
}
