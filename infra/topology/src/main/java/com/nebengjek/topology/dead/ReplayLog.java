package com.nebengjek.topology.dead;

import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What replays have begun and not ended, in the bucket of attempts, whose keys expire by themselves. */
public final class ReplayLog {

    /** Also the binding's, which has other keys. */
    public static final String BUCKET = "attempts";

    private final KeyValue bucket;

    public ReplayLog(KeyValue bucket) {
        this.bucket = bucket;
    }

    /**
     * A replay that was begun.
     *
     * @param last the last sequence of the event's stream at that moment
     */
    record Begun(long last, Instant time) {}

    Optional<Begun> begun(DeadLetter letter) throws IOException, JetStreamApiException {
        KeyValueEntry entry = bucket.get(key(letter));
        return entry == null || entry.getValueAsString() == null
                ? Optional.empty()
                : Optional.of(new Begun(
                        Long.parseLong(entry.getValueAsString()), entry.getCreated().toInstant()));
    }

    void begin(DeadLetter letter, long last) throws IOException, JetStreamApiException {
        bucket.put(key(letter), Long.toString(last).getBytes(StandardCharsets.UTF_8));
    }

    void end(DeadLetter letter) throws IOException, JetStreamApiException {
        bucket.purge(key(letter));
    }

    private static String key(DeadLetter letter) {
        return "DEAD_LETTER.replay." + letter.sequence();
    }
}
