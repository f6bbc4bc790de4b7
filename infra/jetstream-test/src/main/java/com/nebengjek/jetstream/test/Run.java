package com.nebengjek.jetstream.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.client.Defaults;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.test.Scenario.Told;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** One telling of a scenario: tells the events, hears what the function says, knows when all is handled. */
final class Run implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String SOURCE = "/test";

    private final String function;
    private final Connection connection;
    private final JetStreamManagement streams;
    private final Map<String, SortedSet<String>> published = new ConcurrentHashMap<>();
    private final Map<String, Integer> outputs = new ConcurrentHashMap<>();
    private final SortedSet<String> dead = new ConcurrentSkipListSet<>();
    private final Map<String, Long> lastTold = new TreeMap<>();
    private int copies;

    Run(FunctionUnderTest function) throws IOException, JetStreamApiException, InterruptedException, TimeoutException {
        this.function = function.name();
        this.connection = Nats.connect(function.natsUrl());
        this.streams = connection.jetStreamManagement();
        listen();
    }

    /** To what streams keep. Not to everything: the inboxes of killed processes would be listened to, and so get events. */
    private void listen() throws IOException, JetStreamApiException, InterruptedException, TimeoutException {
        Dispatcher dispatcher = connection.createDispatcher(this::heard);
        for (StreamInfo stream : streams.getStreams()) {
            stream.getConfiguration().getSubjects().stream()
                    .filter(subject -> !subject.startsWith("$"))
                    .forEach(dispatcher::subscribe);
        }
        connection.flush(PATIENCE);
    }

    /** Tells an event; again, it is a copy that the stream does not recognise, as after its duplicate window. */
    void tell(Told told) throws IOException, JetStreamApiException {
        Object event = told.event() instanceof Addressed<?>(Object data, String _) ? data : told.event();
        EventType<?> type = Catalogue.typeOf(event.getClass());
        String subject = told.event() instanceof Addressed<?> addressed ? addressed.subject() : type.subjectOf(event);
        Headers headers = NatsEventWriter.event(told.id().toString(), SOURCE, type.type())
                .with(EventHeaders.SUBJECT, type.aggregateOf(event))
                .at(Clock.systemUTC().instant())
                .json()
                .with(EventHeaders.PARTITION_KEY, type.partitionKeyOf(event))
                .with(EventHeaders.CORRELATION_ID, type.correlationOf(event))
                .plain(EventHeaders.MESSAGE_ID, told.id() + "/" + copies++)
                .headers();
        PublishAck ack = connection.jetStream().publish(new NatsMessage(subject, null, headers, type.encode(event)));
        lastTold.put(ack.getStream(), ack.getSeqno());
    }

    /** Waits until the function has acknowledged everything that was told. */
    void awaitHandled(BooleanSupplier alive) throws IOException, InterruptedException, TimeoutException {
        Awaitility.await(function + " to handle what it was told")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast("the process of the function has ended by itself", () -> !alive.getAsBoolean())
                .until(this::handled);
        // What the function published before its acknowledgement has been on its way to here since.
        connection.flush(PATIENCE);
    }

    private boolean nobodyAsks() throws IOException, JetStreamApiException {
        for (String stream : lastTold.keySet()) {
            if (streams.getConsumerInfo(stream, Defaults.durableOf(function, stream)).getNumWaiting() > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean handled() throws IOException, JetStreamApiException {
        for (Map.Entry<String, Long> last : lastTold.entrySet()) {
            ConsumerInfo consumer =
                    streams.getConsumerInfo(last.getKey(), Defaults.durableOf(function, last.getKey()));
            if (consumer.getNumAckPending() > 0 || consumer.getAckFloor().getStreamSequence() < last.getValue()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Has the server hand out again what a killed process held, without waiting for the ack wait to end; once it knows
     * that the process asks for nothing any more, else it would answer the dead.
     */
    void redeliver(Collection<String> deliveries) throws TimeoutException, InterruptedException {
        Awaitility.await("the server to forget the process").atMost(PATIENCE).until(this::nobodyAsks);
        deliveries.forEach(delivery -> connection.publish(delivery, "-NAK".getBytes(UTF_8)));
        connection.flush(PATIENCE);
    }

    /** How many events the function has published because of each of these, repeats not counted. */
    Map<Told, Integer> outputs(List<Told> events) {
        return events.stream().collect(Collectors.toMap(told -> told, told -> outputs.getOrDefault(told.id().toString(), 0)));
    }

    Outcome outcome(Map<String, ?> state) {
        return new Outcome(new TreeMap<>(published), new TreeSet<>(dead), state);
    }

    private void heard(Message message) {
        // Who publishes to a stream names where to send the acknowledgement; what no stream keeps is not compared.
        boolean kept = message.getReplyTo() != null;
        if (!kept || message.getHeaders() == null || message.getHeaders().getFirst(EventHeaders.ID) == null) {
            return;
        }
        ReceivedEvent event = NatsEventReader.read(message);
        if (message.getSubject().startsWith("dead.")) {
            dead.add(message.getSubject() + " " + event.id() + " " + event.type());
        } else if (event.source().equals("/functions/" + function)) {
            said(message.getSubject(), event);
        }
    }

    private void said(String subject, ReceivedEvent event) {
        String content = subject + " " + event.type() + " " + new String(event.data(), UTF_8);
        SortedSet<String> first = new ConcurrentSkipListSet<>();
        SortedSet<String> versions = published.computeIfAbsent(event.id(), id -> first);
        versions.add(content);
        if (versions == first) {
            outputs.merge(String.valueOf(event.causationId()), 1, Integer::sum);
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
