package com.nebengjek.contracts.golden;

import static org.awaitility.Awaitility.await;

import com.nebengjek.contracts.Inputs;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.local.Endpoints;
import com.nebengjek.local.assembly.Assembly;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.servers.FreePort;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.Topology;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All functions of the product in one process, and somebody who publishes events and hears what the functions say. */
final class RunningSystem implements AutoCloseable {

    /** A vehicle that is faster than any: places in a test are far apart, and its hours are seconds. */
    private static final double SPEED = 10_000;

    private static final Duration LONG = Duration.ofMinutes(2);

    /** Holds each round until it is due, and is never done before. */
    private static final String HOLDS_ROUNDS = "match-expire-match";

    private final Topology topology = Topology.load();
    private final Queue<Message> heard = new ConcurrentLinkedQueue<>();
    private final Connection nats;
    private final JetStreamManagement management;
    private final Assembly functions;

    RunningSystem(TestServers servers, Path directory) throws Exception {
        Path keys = directory.resolve("jwks.json");
        TokenSigner.create(Clock.systemUTC()).writeJwkSet(keys);
        this.nats = servers.nats().connect();
        this.management = nats.jetStreamManagement();
        nats.createDispatcher(this::hear).subscribe(">");
        nats.flush(Duration.ofSeconds(10));
        this.functions = Assembly.start(endpoints(servers, keys), Optional.empty(), SPEED);
    }

    private static Endpoints endpoints(TestServers servers, Path jwkSet) {
        var database = servers.database();
        URI edge = URI.create("http://127.0.0.1:" + FreePort.next());
        return new Endpoints(
                servers.nats().url(), servers.nats().monitoringUrl(), null, null, null,
                database.jdbcUrl(), database.user(), database.password(),
                servers.redis().url(), edge, null, jwkSet, "a token for the live map");
    }

    private void hear(Message message) {
        boolean said = message.getHeaders() != null
                && message.getHeaders().containsKey(EventHeaders.SOURCE)
                && message.getHeaders().getFirst(EventHeaders.SOURCE).startsWith("/functions/");
        if (said && !message.getSubject().startsWith("dead.") && !message.getSubject().startsWith("$")) {
            heard.add(message);
        }
    }

    /** What functions have said until now. */
    List<Message> heard() {
        return List.copyOf(heard);
    }

    /** The data of the first event of this type that a function said; waits for it. */
    JsonNode hear(EventType<?> type) {
        await(type.type()).atMost(LONG).until(() -> heard(type).findAny().isPresent());
        return EventJson.mapper().readTree(heard(type).findFirst().orElseThrow().getData());
    }

    private Stream<Message> heard(EventType<?> type) {
        return heard.stream().filter(message -> message.getSubject().startsWith(type.subjectPrefix() + "."));
    }

    /** Publishes an event in structured mode, and waits for the stream to have it. */
    void publish(GoldenEvent golden, JsonNode event) throws Exception {
        Record data = EventJson.mapper().treeToValue(GoldenEvents.full(golden.type()).data(), golden.type().recordClass());
        Headers headers = new Headers().put(EventHeaders.CONTENT_TYPE, "application/cloudevents+json; charset=UTF-8");
        nats.jetStream().publish(new NatsMessage(
                golden.type().subjectOf(data), null, headers, EventJson.mapper().writeValueAsBytes(event)));
    }

    void publish(GoldenEvent golden) throws Exception {
        publish(golden, golden.event());
    }

    /** Publishes an example of this type, and waits until all that follows from it has happened. */
    void tell(EventType<?> type, JsonNode event) throws Exception {
        publish(GoldenEvents.full(type), event);
        awaitQuiet();
    }

    /** The durable consumers that get events of this type. */
    List<ConsumerSpec> consumersOf(EventType<?> type) {
        return topology.consumers().stream().filter(consumer -> Inputs.gets(consumer, type)).toList();
    }

    Topology topology() {
        return topology;
    }

    /** Until nothing is pending or unacknowledged; a round that is not due yet does not count. */
    void awaitQuiet() {
        await().atMost(LONG).until(this::busy, List::isEmpty);
    }

    private List<String> busy() throws Exception {
        List<String> busy = new ArrayList<>();
        for (ConsumerSpec consumer : topology.consumers()) {
            ConsumerInfo now = management.getConsumerInfo(consumer.stream(), consumer.durable());
            long open = now.getNumPending() + (consumer.durable().equals(HOLDS_ROUNDS) ? 0 : now.getNumAckPending());
            if (open > 0) {
                busy.add(consumer.durable());
            }
        }
        return busy;
    }

    /** All dead letters; waits until there are at least so many. */
    List<Message> deadLetters(long atLeast) throws Exception {
        await().atMost(LONG).until(this::countOfDeadLetters, count -> count >= atLeast);
        List<Message> letters = new ArrayList<>();
        var state = management.getStreamInfo("DEAD_LETTER").getStreamState();
        for (long sequence = Math.max(1, state.getFirstSequence()); sequence <= state.getLastSequence(); sequence++) {
            var letter = management.getMessage("DEAD_LETTER", sequence);
            letters.add(new NatsMessage(letter.getSubject(), null, letter.getHeaders(), letter.getData()));
        }
        return letters;
    }

    private long countOfDeadLetters() throws Exception {
        return management.getStreamInfo("DEAD_LETTER").getStreamState().getMsgCount();
    }

    @Override
    public void close() throws Exception {
        functions.close();
        nats.close();
    }
}
