package com.nebengjek.local.traffic;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what is published to the streams and what their consumers acknowledge, as it passes on the wire.
 *
 * <p>A stream of interest forgets an event as soon as nobody wants it any more, whatever the reason; only who has
 * counted can tell later whether one is missing.
 */
public final class Traffic {

    private static final Duration TO_SUBSCRIBE = Duration.ofSeconds(5);
    private static final int UNLIMITED = -1;

    /** Events of one stream whose subjects differ in the id only. */
    private record Kind(String stream, String subject) {}

    private final StreamsState before;
    private final Map<Kind, LongAdder> published = new ConcurrentHashMap<>();
    private final LongAdder handled = new LongAdder();
    private final Redeliveries redeliveries = new Redeliveries();

    private Traffic(StreamsState before) {
        this.before = before;
    }

    /** Counts from now on, for as long as the connection is open. */
    public static Traffic watch(Connection connection)
            throws IOException, JetStreamApiException, InterruptedException, TimeoutException {
        Traffic traffic = new Traffic(StreamsState.read(connection.jetStreamManagement()));
        Dispatcher dispatcher = connection.createDispatcher();
        dispatcher.setPendingLimits(UNLIMITED, UNLIMITED);
        dispatcher.subscribe(Acknowledgement.SUBJECTS, traffic::acknowledged);
        traffic.before.streams().forEach((name, stream) -> {
            for (String subject : stream.getConfiguration().getSubjects()) {
                dispatcher.subscribe(subject, event -> traffic.published(name, event.getSubject()));
            }
        });
        connection.flush(TO_SUBSCRIBE);
        return traffic;
    }

    private void published(String stream, String subject) {
        published.computeIfAbsent(new Kind(stream, withoutId(subject)), kind -> new LongAdder())
                .increment();
    }

    /** Four tokens are service, action, entity and id; the rest of the subjects are few. */
    private static String withoutId(String subject) {
        int last = subject.lastIndexOf('.');
        return last < 0 ? subject : subject.substring(0, last) + ".id";
    }

    private void acknowledged(Message message) {
        Acknowledgement.read(message.getSubject(), message.getData()).ifPresent(said -> {
            handled.increment();
            redeliveries.note(said);
        });
    }

    /** How many events passed so far, those that a stream already had included. */
    public long passed() {
        return published.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How many events the streams took since this began, as the server counts them. */
    public long published(StreamsState now) {
        return now.streams().values().stream().mapToLong(this::taken).sum();
    }

    /** How often a consumer was done with an event. */
    public long handled() {
        return handled.sum();
    }

    /** How many events a consumer got more than once. */
    public long redelivered() {
        return redeliveries.events();
    }

    /**
     * How many events were taken out of their stream before this consumer was done with them: what was published for
     * it, less what it got, less what still waits. Events that were published twice may hide as many lost ones.
     */
    public long lost(StreamsState now, ConsumerInfo consumer) {
        String stream = consumer.getStreamName();
        ConsumerInfo then = before.consumer(stream, consumer.getName()).orElse(null);
        long waiting = then == null ? 0 : then.getNumPending();
        long gotBefore = then == null ? 0 : then.getDelivered().getConsumerSequence();
        long got = consumer.getDelivered().getConsumerSequence()
                - gotBefore
                - redeliveries.extra(stream, consumer.getName());
        long missing = waiting + publishedFor(consumer) - got - consumer.getNumPending();
        return Math.max(0, missing - duplicates(now.stream(consumer)));
    }

    private long publishedFor(ConsumerInfo consumer) {
        List<SubjectFilter> filters = SubjectFilter.of(consumer.getConsumerConfiguration());
        return published.entrySet().stream()
                .filter(kind -> kind.getKey().stream().equals(consumer.getStreamName()))
                .filter(kind -> filters.stream()
                        .anyMatch(filter -> filter.matches(kind.getKey().subject())))
                .mapToLong(kind -> kind.getValue().sum())
                .sum();
    }

    /** Publications of events that the stream had already. */
    private long duplicates(StreamInfo now) {
        String name = now.getConfiguration().getName();
        long passed = published.entrySet().stream()
                .filter(kind -> kind.getKey().stream().equals(name))
                .mapToLong(kind -> kind.getValue().sum())
                .sum();
        return Math.max(0, passed - taken(now));
    }

    private long taken(StreamInfo now) {
        StreamInfo then = before.streams().get(now.getConfiguration().getName());
        return now.getStreamState().getLastSequence()
                - (then == null ? 0 : then.getStreamState().getLastSequence());
    }
}
