package com.nebengjek.bench.faults;

import com.nebengjek.bench.delivery.Billed;
import com.nebengjek.bench.delivery.Metered;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.client.Defaults;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Streams between meters and bills, and the counts that show whether each event became exactly one bill. */
final class Billing implements AutoCloseable {

    static final String IN = EventType.of(Metered.class).stream();
    static final String OUT = EventType.of(Billed.class).stream();
    static final String DEAD = "DEAD_LETTER";
    static final String FUNCTION = "fault-bill";

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final long UNLIMITED = -1;

    private final Connection connection;
    private final JetStreamManagement streams;
    private final String durable = Defaults.durableOf(FUNCTION, IN);
    private final int replicas;

    private Billing(String url, int replicas) throws IOException, InterruptedException {
        Options options = Options.builder()
                .server(url)
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(100))
                .build();
        this.connection = Nats.connect(options);
        this.streams = connection.jetStreamManagement();
        this.replicas = replicas;
    }

    /** Creates the streams and the consumer, on a server that has none of them. */
    static Billing open(String url, int replicas) throws IOException, InterruptedException, JetStreamApiException {
        Billing billing = new Billing(url, replicas);
        for (String stream : List.of(IN, OUT, DEAD)) {
            billing.streams.addStream(billing.stream(stream, UNLIMITED));
        }
        billing.connection
                .keyValueManagement()
                .create(KeyValueConfiguration.builder().name("attempts").replicas(replicas).build());
        billing.streams.addOrUpdateConsumer(IN, Defaults.consumer(billing.durable).build());
        return billing;
    }

    private StreamConfiguration stream(String name, long messages) {
        Map<String, String> subjects = Map.of(
                IN, EventType.of(Metered.class).filter(), OUT, EventType.of(Billed.class).filter(), DEAD, "dead.>");
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects.get(name))
                .duplicateWindow(WINDOW)
                .replicas(replicas)
                .maxMessages(messages)
                .discardPolicy(DiscardPolicy.New)
                .build();
    }

    /** Lets a stream refuse what would be more than so many messages. */
    void limit(String stream, long messages) throws IOException, JetStreamApiException {
        streams.updateStream(stream(stream, messages));
    }

    void lift(String stream) throws IOException, JetStreamApiException {
        limit(stream, UNLIMITED);
    }

    Connection connection() {
        return connection;
    }

    ConsumerInfo consumer() throws IOException, JetStreamApiException {
        return streams.getConsumerInfo(IN, durable);
    }

    String leader(String stream) throws IOException, JetStreamApiException {
        var cluster = streams.getStreamInfo(stream).getClusterInfo();
        return cluster == null || cluster.getLeader() == null ? "" : cluster.getLeader();
    }

    /** Whether so many servers have all of every stream. */
    boolean inStep(int servers) throws IOException, JetStreamApiException {
        for (String stream : List.of(IN, OUT, DEAD)) {
            var cluster = streams.getStreamInfo(stream).getClusterInfo();
            long current = cluster == null
                    ? 0
                    : cluster.getReplicas().stream().filter(replica -> replica.isCurrent() && !replica.isOffline()).count();
            if (current < servers - 1) {
                return false;
            }
        }
        return true;
    }

    StreamState state(String stream) throws IOException, JetStreamApiException {
        return streams.getStreamInfo(stream).getStreamState();
    }

    Set<String> subjects(String stream) throws IOException, JetStreamApiException {
        return streams.getStreamInfo(stream, StreamInfoOptions.allSubjects())
                .getStreamState()
                .getSubjectMap()
                .keySet();
    }

    long count(String stream) throws IOException, JetStreamApiException {
        return state(stream).getMsgCount();
    }

    /** Events that were handed out more than once, each further time counted. */
    long redelivered() throws IOException, JetStreamApiException {
        var delivered = consumer().getDelivered();
        return delivered.getConsumerSequence() - delivered.getStreamSequence();
    }

    long outstanding() throws IOException, JetStreamApiException {
        ConsumerInfo consumer = consumer();
        return consumer.getNumPending() + consumer.getNumAckPending();
    }

    /** Waits until every event is acknowledged or terminated; false when that takes longer. */
    boolean drained(Duration limit) throws InterruptedException {
        return within(limit, () -> outstanding() == 0);
    }

    /** Something that a server may not be able to say just now. */
    interface Question {
        boolean holds() throws IOException, JetStreamApiException;
    }

    static boolean within(Duration limit, Question question) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (question.holds()) {
                    return true;
                }
            } catch (IOException | JetStreamApiException away) {
                // Asked again.
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    /** A sentence for everything that is not as it should be after so many events, all of them good. */
    List<String> violations(long published) throws IOException, JetStreamApiException {
        StreamState bills = state(OUT);
        List<String> violations = new ArrayList<>();
        require(violations, "events are not acknowledged", outstanding());
        require(violations, "events have no bill", published - bills.getSubjectCount());
        require(violations, "bills are there twice", bills.getMsgCount() - bills.getSubjectCount());
        require(violations, "good events are dead letters", count(DEAD));
        return violations;
    }

    static void require(List<String> violations, String what, long none) {
        if (none != 0) {
            violations.add("%d %s".formatted(none, what));
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
