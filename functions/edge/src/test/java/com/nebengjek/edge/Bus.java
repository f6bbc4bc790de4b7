package com.nebengjek.edge;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.impl.NatsMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The other functions as the edge meets them: sees what it publishes, and tells its people what happened. */
final class Bus implements AutoCloseable {

    private final Connection connection;
    private final JetStreamEventPublisher publisher;

    Bus(Connection connection) throws Exception {
        this.connection = connection;
        this.publisher = new JetStreamEventPublisher(
                connection, connection.jetStream(), EventTracing.PASS_THROUGH, Clock.systemUTC());
    }

    /** What is published on a subject from now on. */
    Seen watch(String subject) throws Exception {
        Subscription subscription = connection.subscribe(subject);
        connection.flush(Duration.ofSeconds(5));
        return new Seen(subscription);
    }

    record Seen(Subscription subscription) {

        ReceivedEvent next() throws InterruptedException {
            Message message = subscription.nextMessage(Duration.ofSeconds(10));
            if (message == null) {
                throw new AssertionError("nothing was published on " + subscription.getSubject());
            }
            return NatsEventReader.read(message);
        }

        <E> E next(Class<E> type) throws InterruptedException {
            return EventJson.mapper().readValue(next().data(), type);
        }
    }

    /** How many events a stream keeps of a subject. */
    long kept(String stream, String subject) throws Exception {
        StreamInfoOptions ofSubject = StreamInfoOptions.filterSubjects(subject);
        return connection.jetStreamManagement().getStreamInfo(stream, ofSubject).getStreamState().getSubjectMap()
                .getOrDefault(subject, 0L);
    }

    /** Tells a person of an event, as client-notify does; returns the event's id. */
    String tell(Person person, Record event) {
        return tell(person, event, null, null);
    }

    String tell(Person person, Record event, @Nullable String correlation, @Nullable String traceparent) {
        UUID id = UUID.randomUUID();
        Addressed<Record> copy = new Addressed<>(event, ClientSubjects.client(person.id()));
        publisher.send(new Publication(copy, id, "/test", correlation, null, traceparent)).join();
        return id.toString();
    }

    /** Tells a person of an event that answers another one. */
    void answer(Person person, Record event, String asked) {
        Addressed<Record> copy = new Addressed<>(event, ClientSubjects.client(person.id()));
        publisher.send(new Publication(copy, UUID.randomUUID(), "/test", null, asked, null)).join();
    }

    /** Replays an event to a person's subject for a consumer that failed, as the dead letters' command does. */
    void replay(Person person, Record event, String consumer) {
        EventType<?> type = Catalogue.typeOf(event.getClass());
        NatsMessage message = NatsMessage.builder()
                .subject(ClientSubjects.client(person.id()))
                .headers(NatsEventWriter.event(UUID.randomUUID().toString(), "/test", type.type())
                        .plain(EventHeaders.REPLAY_FOR, consumer)
                        .headers())
                .data(type.encode(event))
                .build();
        connection.publish(message);
    }

    /** Publishes an event that no stream keeps. */
    void pass(Object event, @Nullable String causation) {
        publisher.send(new Publication(event, UUID.randomUUID(), "/test", null, causation, null)).join();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
