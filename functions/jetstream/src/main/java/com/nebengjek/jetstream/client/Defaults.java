package com.nebengjek.jetstream.client;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.ReplayPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.Locale;

/** Begins streams and consumers with values that survive a crash; change any of them before {@code build()}. */
public final class Defaults {

    /** The stream of dead letters, wherever they come from. */
    public static final String DEAD_LETTER = "DEAD_LETTER";

    /** The bucket that counts failures over the life of a process. */
    public static final String ATTEMPTS = "attempts";

    private Defaults() {}

    /** Limits retention on disk: 24 h, 100 MB, 1,000,000 messages, the oldest discarded, duplicates known for 5 min. */
    public static StreamConfiguration.Builder stream(String name, String... subjects) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .retentionPolicy(RetentionPolicy.Limits)
                .storageType(StorageType.File)
                .replicas(1)
                .maxAge(Duration.ofHours(24))
                .maxBytes(100_000_000)
                .maxMessages(1_000_000)
                .discardPolicy(DiscardPolicy.Old)
                .duplicateWindow(Duration.ofMinutes(5));
    }

    /** Dead letters of all streams, for 30 days. */
    public static StreamConfiguration.Builder deadLetters() {
        return stream(DEAD_LETTER, "dead.>")
                .maxAge(Duration.ofDays(30))
                .maxBytes(1_000_000_000)
                .maxMessages(-1)
                .duplicateWindow(Duration.ofMinutes(10));
    }

    /** Failures so far, forgotten after 7 days. */
    public static KeyValueConfiguration.Builder attempts() {
        return KeyValueConfiguration.builder()
                .name(ATTEMPTS)
                .storageType(StorageType.File)
                .ttl(Duration.ofDays(7));
    }

    /** Durable, explicit acks within 5 s, everything from the beginning, handed out until it is acknowledged. */
    public static ConsumerConfiguration.Builder consumer(String durable, String... filters) {
        return ConsumerConfiguration.builder()
                .durable(durable)
                .filterSubjects(filters)
                .deliverPolicy(DeliverPolicy.All)
                .replayPolicy(ReplayPolicy.Instant)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(Duration.ofSeconds(5))
                .maxDeliver(-1)
                .maxAckPending(5_000);
    }

    /** The durable that a function of this name has on a stream: {@code match-propose-match}. */
    public static String durableOf(String function, String stream) {
        return function + "-" + stream.toLowerCase(Locale.ROOT);
    }
}
