package com.nebengjek.ride;

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
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
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
        connection.createDispatcher(seen::add).subscribe("ride.>");
        connection.flush(PATIENCE);
    }

    /** Publishes an event and gives its id. */
    String publish(Record event) {
        UUID id = UUID.randomUUID();
        publisher.publish(Publication.of(event, id, "/test")).block(PATIENCE);
        return id.toString();
    }

    /** The latest event on a subject, once there are so many of them. */
    <T extends Record> T await(Class<T> type, int count, String subject) {
        List<Message> messages = Awaitility.await(count + " on " + subject)
                .atMost(PATIENCE)
                .until(() -> on(subject), found -> found.size() >= count);
        return EventType.of(type).decode(NatsEventReader.read(messages.get(count - 1)).data(), clock);
    }

    private List<Message> on(String subject) {
        return seen.stream()
                .filter(message -> message.getSubject().equals(subject))
                .toList();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
