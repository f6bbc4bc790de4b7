package com.nebengjek.jetstream.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What other programs say and hear: events on their subjects. */
public final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SOURCE = "/test";

    private final Queue<Message> heard = new ConcurrentLinkedQueue<>();
    private final Clock clock = Clock.systemUTC();
    private final Connection connection;
    private final JetStreamEventPublisher publisher;

    /**
     * Listens from now on.
     *
     * @param connection is closed with this
     * @param subjects such as {@code ride.>}
     */
    public Wire(Connection connection, String... subjects) throws IOException, InterruptedException, TimeoutException {
        this.connection = connection;
        this.publisher =
                new JetStreamEventPublisher(connection, connection.jetStream(), EventTracing.PASS_THROUGH, clock);
        Dispatcher dispatcher = connection.createDispatcher(heard::add);
        Stream.of(subjects).forEach(dispatcher::subscribe);
        connection.flush(PATIENCE);
    }

    /** Publishes an event and gives its id. */
    public String publish(Record event) {
        UUID id = UUID.randomUUID();
        publisher.publish(Publication.of(event, id, SOURCE)).block(PATIENCE);
        return id.toString();
    }

    /** The first event on a subject. */
    public <T extends Record> T await(Class<T> type, String subject) {
        return await(type, 1, subject);
    }

    /** The event that makes it so many on a subject, once it is there. */
    public <T extends Record> T await(Class<T> type, int count, String subject) {
        return decode(type, awaitMessages(count, subject).get(count - 1));
    }

    /** The first event on a subject that is as wanted. */
    public <T extends Record> T await(Class<T> type, String subject, Predicate<T> wanted) {
        return Awaitility.await(type.getSimpleName() + " on " + subject)
                .atMost(PATIENCE)
                .until(() -> on(subject).stream().map(message -> decode(type, message)).filter(wanted).toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** The first event on a subject, with what surrounds its data. */
    public ReceivedEvent await(String subject) {
        return NatsEventReader.read(awaitMessages(1, subject).getFirst());
    }

    /** The data of a consumer's first dead letter; listen to {@code dead.>} for that. */
    public String awaitDeadLetter(String stream, String consumer) {
        return new String(awaitMessages(1, "dead." + stream + "." + consumer).getFirst().getData(), UTF_8);
    }

    private List<Message> awaitMessages(int count, String subject) {
        return Awaitility.await(count + " on " + subject)
                .atMost(PATIENCE)
                .until(() -> on(subject), found -> found.size() >= count);
    }

    private List<Message> on(String subject) {
        return heard.stream()
                .filter(message -> message.getSubject().equals(subject))
                .toList();
    }

    private <T extends Record> T decode(Class<T> type, Message message) {
        return EventType.of(type).decode(NatsEventReader.read(message).data(), clock);
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
