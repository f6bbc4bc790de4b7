package com.nebengjek.bench.delivery;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Streams and consumers for both ways.
 *
 * <p>A consumer that is not being measured is paused at the server, so that both ways keep warm processes, get the same
 * events and never work at the same time.
 */
final class Stage {

    static final String IN = "BENCH_IN";

    private static final String OUT = "BENCH_OUT";
    private static final EventType<Metered> METERED = EventType.of(Metered.class);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(120);
    private static final int PUBLISHES_IN_FLIGHT = 500;

    private final Connection connection;
    private final JetStreamManagement streams;
    private long filled;

    Stage(Connection connection) throws IOException {
        this.connection = connection;
        this.streams = connection.jetStreamManagement();
    }

    /** Creates everything anew, both consumers paused. */
    void reset() throws IOException, JetStreamApiException {
        for (String name : streams.getStreamNames()) {
            streams.deleteStream(name);
        }
        connection.keyValueManagement()
                .create(KeyValueConfiguration.builder().name("attempts").build());
        streams.addStream(stream(IN, METERED.filter()));
        streams.addStream(stream(OUT, EventType.of(Billed.class).filter()));
        streams.addStream(stream("DEAD_LETTER", "dead.>"));
        for (Way way : Way.values()) {
            streams.addOrUpdateConsumer(
                    IN,
                    ConsumerConfiguration.builder()
                            .durable(way.durable())
                            .ackPolicy(AckPolicy.Explicit)
                            .ackWait(Duration.ofSeconds(5))
                            .maxAckPending(5_000)
                            .pauseUntil(ZonedDateTime.now().plusDays(1))
                            .build());
        }
    }

    private static StreamConfiguration stream(String name, String subject) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subject)
                .duplicateWindow(Duration.ofMinutes(2))
                .build();
    }

    void resume(Way way) throws IOException, JetStreamApiException {
        streams.resumeConsumer(IN, way.durable());
    }

    void pause(Way way) throws IOException, JetStreamApiException {
        streams.pauseConsumer(IN, way.durable(), ZonedDateTime.now().plusDays(1));
    }

    /** Empties both streams and stores so many events. */
    void fill(int count) throws IOException, JetStreamApiException {
        streams.purgeStream(IN);
        streams.purgeStream(OUT);
        JetStream jetStream = connection.jetStream();
        List<CompletableFuture<PublishAck>> acks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            acks.add(jetStream.publishAsync(event(filled++)));
            if (acks.size() == PUBLISHES_IN_FLIGHT) {
                acks.forEach(CompletableFuture::join);
                acks.clear();
            }
        }
        acks.forEach(CompletableFuture::join);
    }

    static Message event(long number) {
        Metered metered = new Metered(new UUID(1, number), number % 10_000 / 7.0, "passenger " + number);
        var headers = NatsEventWriter.event(new UUID(2, number).toString(), "/bench", METERED.type())
                .with(EventHeaders.PARTITION_KEY, metered.rideId().toString())
                .with(EventHeaders.CORRELATION_ID, metered.rideId().toString())
                .headers();
        return new NatsMessage(METERED.subjectOf(metered), null, headers, METERED.encode(metered));
    }

    /** Waits until the way has acknowledged every event. */
    void awaitDrained(Way way) throws IOException, JetStreamApiException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        ConsumerInfo info = streams.getConsumerInfo(IN, way.durable());
        while (info.getNumPending() + info.getNumAckPending() > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s: %d events were not acknowledged within %d s"
                        .formatted(way, info.getNumPending() + info.getNumAckPending(), LONGEST_DRAIN.toSeconds()));
            }
            Thread.sleep(5);
            info = streams.getConsumerInfo(IN, way.durable());
        }
    }

    /** How many events the ways have published since the last {@link #fill}. */
    long published() throws IOException, JetStreamApiException {
        return streams.getStreamInfo(OUT).getStreamState().getMsgCount();
    }
}
