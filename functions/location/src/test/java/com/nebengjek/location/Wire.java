package com.nebengjek.location;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import com.nebengjek.testkit.TestServers;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What other programs send and see: events on their subjects. */
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<Message> seen = new ConcurrentLinkedQueue<>();
    private final Clock clock = Clock.systemUTC();
    private final Connection connection;
    private final JetStreamEventPublisher publisher;

    Wire(TestServers servers) throws Exception {
        connection = servers.nats().connect();
        publisher = new JetStreamEventPublisher(connection, connection.jetStream(), EventTracing.PASS_THROUGH, clock);
        connection.createDispatcher(seen::add).subscribe("location.>").subscribe("live.>");
        connection.flush(PATIENCE);
    }

    /** Publishes an event and gives its id. */
    String publish(Record event) {
        UUID id = UUID.randomUUID();
        publisher.publish(Publication.of(event, id, "/test")).block(PATIENCE);
        return id.toString();
    }

    /** The first event of this kind on a subject that is as wanted. */
    <T extends Record> T await(Class<T> type, String subject, Predicate<T> wanted) {
        return Awaitility.await(type.getSimpleName() + " on " + subject)
                .atMost(PATIENCE)
                .until(() -> on(type, subject).filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private <T extends Record> Stream<T> on(Class<T> type, String subject) {
        EventType<T> decoder = EventType.of(type);
        return seen.stream()
                .filter(message -> message.getSubject().equals(subject))
                .map(message -> decoder.decode(NatsEventReader.read(message).data(), clock));
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
