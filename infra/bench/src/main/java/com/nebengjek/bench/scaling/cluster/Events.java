package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Publishes what edges and the API would. */
public final class Events {

    private static final int PATIENCE_SECONDS = 60;

    private final JetStream jetStream;
    private final JetStreamEventPublisher publisher;

    public Events(Connection nats) throws IOException {
        jetStream = nats.jetStream();
        publisher = new JetStreamEventPublisher(nats, jetStream, EventTracing.PASS_THROUGH, Clock.systemUTC());
    }

    public CompletableFuture<?> send(Record event) {
        return publisher.send(Publication.of(event, UUID.randomUUID(), "/measure"));
    }

    /** Returns when the server has all of them. */
    public void publishAll(Stream<? extends Record> events) throws Exception {
        await(events.map(this::send));
    }

    /** As clients of the earlier system do: data and nothing else. Returns when the server has all of it. */
    public void publishAll(String subject, Stream<?> data) throws Exception {
        await(data.map(value -> jetStream.publishAsync(subject, JsonMapper.shared().writeValueAsBytes(value))));
    }

    private static void await(Stream<? extends CompletableFuture<?>> sent) throws Exception {
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when the server has it. */
    public void publish(Record event) throws Exception {
        send(event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
