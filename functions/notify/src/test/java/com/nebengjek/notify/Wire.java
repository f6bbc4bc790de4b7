package com.nebengjek.notify;

import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
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
        connection.createDispatcher(seen::add).subscribe("client.*");
        connection.flush(PATIENCE);
    }

    /** Publishes an event and gives its id. */
    String publish(Record event) {
        UUID id = UUID.randomUUID();
        publisher.publish(Publication.of(event, id, "/test")).block(PATIENCE);
        return id.toString();
    }

    /** The first event on a subject. */
    ReceivedEvent await(String subject) {
        return NatsEventReader.read(Awaitility.await(subject)
                .atMost(PATIENCE)
                .until(() -> on(subject), found -> !found.isEmpty())
                .getFirst());
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
