package com.nebengjek.match;

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
import org.awaitility.Awaitility;

/** What other programs send and see: events on their subjects. */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<Message> seen = new ConcurrentLinkedQueue<>();
    private final Clock clock = Clock.systemUTC();
    private final Connection connection;
    private final JetStreamEventPublisher publisher;

    Wire(TestServers servers) throws Exception {
        connection = servers.nats().connect();
        publisher = new JetStreamEventPublisher(connection, connection.jetStream(), EventTracing.PASS_THROUGH, clock);
        connection.createDispatcher(seen::add).subscribe("match.>").subscribe("ride.>").subscribe("location.>");
        connection.flush(PATIENCE);
    }

    /** Publishes an event and gives its id. */
    String publish(Record event) {
        UUID id = UUID.randomUUID();
        publisher.publish(Publication.of(event, id, "/test")).block(PATIENCE);
        return id.toString();
    }

    /** The first event that was seen on a subject. */
    <T extends Record> T await(Class<T> type, String subject) {
        Message message = Awaitility.await(subject)
                .atMost(PATIENCE)
                .until(() -> first(subject), Optional::isPresent)
                .orElseThrow();
        return EventType.of(type).decode(NatsEventReader.read(message).data(), clock);
    }

    private Optional<Message> first(String subject) {
        return seen.stream().filter(message -> message.getSubject().equals(subject)).findFirst();
    }

    void close() throws InterruptedException {
        connection.close();
    }
}
