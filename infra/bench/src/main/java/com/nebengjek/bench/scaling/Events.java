package com.nebengjek.bench.scaling;

import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Publishes what edges and the API would. */
final class Events {

    private static final int PATIENCE_SECONDS = 30;

    private final JetStreamEventPublisher publisher;

    Events(Connection nats) throws IOException {
        publisher = new JetStreamEventPublisher(nats, nats.jetStream(), EventTracing.PASS_THROUGH, Clock.systemUTC());
    }

    CompletableFuture<?> send(Record event) {
        return publisher.send(Publication.of(event, UUID.randomUUID(), "/measure"));
    }

    /** Returns when the server has it. */
    void publish(Record event) throws Exception {
        send(event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
