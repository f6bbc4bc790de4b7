package com.nebengjek.edge.outbound;

import com.nebengjek.edge.frame.Frame;
import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Listens on NATS for the people whose sockets are here, and for nobody else. */
public final class Interest {

    private static final Logger log = LoggerFactory.getLogger(Interest.class);

    private final Dispatcher dispatcher;

    public Interest(Connection connection) {
        this.dispatcher = connection.createDispatcher();
    }

    /** What the edge listens on for one person. */
    public final class Listening {

        private final List<Subscription> subscriptions;

        private Listening(List<Subscription> subscriptions) {
            this.subscriptions = subscriptions;
        }

        public void end() {
            subscriptions.forEach(dispatcher::unsubscribe);
        }
    }

    /** What comes for this audience from now on is delivered to it, on one thread and in order, until the end. */
    public Listening begin(Audience audience) {
        UUID user = audience.person().id();
        return new Listening(List.of(
                listen(ClientSubjects.client(user), event -> told(event, audience)),
                listen("live." + user + ".>", event -> moved(event, audience)),
                listen("location.stored.*." + user, event -> stored(event, audience))));
    }

    /** A message that cannot be read is lost for clients either way; it must not stop what comes after it. */
    private Subscription listen(String subject, Consumer<ReceivedEvent> consumer) {
        return dispatcher.subscribe(subject, message -> {
            try {
                if (!isReplay(message)) {
                    consumer.accept(NatsEventReader.read(message));
                }
            } catch (RuntimeException fault) {
                log.warn("An event on {} was dropped: {}", message.getSubject(), fault.getMessage());
            }
        });
    }

    /** A replayed dead letter is for the one consumer that failed, not for people who were told long ago. */
    private static boolean isReplay(Message message) {
        return message.hasHeaders() && message.getHeaders().containsKeyIgnoreCase(EventHeaders.REPLAY_FOR);
    }

    private static void told(ReceivedEvent event, Audience audience) {
        audience.told(ClientEvents.read(event, audience.person()));
    }

    private static void moved(ReceivedEvent event, Audience audience) {
        JsonNode position = json(event);
        Frame frame = new Frame("driver_location", event.id(), position);
        audience.moved(position.path("ride_id").asString(""), frame, event);
    }

    private static void stored(ReceivedEvent event, Audience audience) {
        if (event.causationId() != null) {
            audience.stored(event.causationId(), event);
        }
    }

    private static JsonNode json(ReceivedEvent event) {
        return EventJson.mapper().readTree(event.data());
    }
}
