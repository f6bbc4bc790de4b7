package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Publishes what edges and the API would. */
public final class Events {

    private static final int PATIENCE_SECONDS = 60;

    private final JetStreamEventPublisher publisher;

    public Events(Connection nats) throws IOException {
        publisher = new JetStreamEventPublisher(nats, nats.jetStream(), EventTracing.PASS_THROUGH, Clock.systemUTC());
    }

    public CompletableFuture<?> send(Record event) {
        return publisher.send(Publication.of(event, UUID.randomUUID(), "/measure"));
    }

    /** Returns when the server has all of them. */
    public void publishAll(Stream<? extends Record> events) throws Exception {
        CompletableFuture.allOf(events.map(this::send).toArray(CompletableFuture[]::new))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when the server has it. */
    public void publish(Record event) throws Exception {
        send(event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
