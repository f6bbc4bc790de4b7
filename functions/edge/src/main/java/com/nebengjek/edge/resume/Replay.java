package com.nebengjek.edge.resume;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.outbound.ClientEvents;
import com.nebengjek.edge.outbound.Delivery;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.NatsMessage;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Finds out what a client missed since an event. */
public final class Replay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    /**
     * Two events at nearly the same time may have come to the socket in the one order and to the stream in the other;
     * what lies this close before the last one seen is sent again, and clients ignore ids they have.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final ClientStream stream;
    private final Scheduler readers;

    /** @param concurrently how many clients are served at once: a storm of reconnects must not be one on the stream */
    Replay(ClientStream stream, int concurrently) {
        this.stream = stream;
        this.readers = Schedulers.newBoundedElastic(concurrently, Integer.MAX_VALUE, "edge-replay");
    }

    /** What came after the event, in order; all that is kept when the event itself is not. */
    public Mono<Missed> since(String lastEventId, Person person) {
        return Mono.fromCallable(() -> stream.of(person.id()))
                .subscribeOn(readers)
                .map(kept -> missed(kept, lastEventId, person));
    }

    @Override
    public void close() {
        readers.dispose();
    }

    private static Missed missed(List<MessageInfo> kept, String lastEventId, Person person) {
        Optional<ZonedDateTime> seen = kept.stream()
                .filter(message -> lastEventId.equals(idOf(message)))
                .map(MessageInfo::getTime)
                .findFirst();
        List<Delivery> deliveries = kept.stream()
                .filter(message -> seen.isEmpty() || !message.getTime().isBefore(seen.get().minus(OVERLAP)))
                .filter(message -> !lastEventId.equals(idOf(message)))
                .flatMap(message -> read(message, person))
                .toList();
        return new Missed(deliveries, seen.isPresent());
    }

    private static String idOf(MessageInfo message) {
        String id = message.getHeaders() == null ? null : message.getHeaders().getFirst(EventHeaders.ID);
        return id == null ? "" : id;
    }

    private static Stream<Delivery> read(MessageInfo message, Person person) {
        try {
            NatsMessage received = NatsMessage.builder()
                    .subject(message.getSubject())
                    .headers(message.getHeaders())
                    .data(message.getData())
                    .build();
            return Stream.of(ClientEvents.read(NatsEventReader.read(received), person));
        } catch (InvalidData fault) {
            log.warn("Event {} of {} cannot be replayed: {}", message.getSeq(), message.getSubject(), fault.getMessage());
            return Stream.empty();
        }
    }
}
