package com.nebengjek.topology.stored;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives what a stream holds once more to one consumer, and to no other.
 *
 * <p>Message ids follow from the event and the consumer: a replay that is repeated within the stream's duplicate window
 * stores nothing twice.
 */
public final class StreamReplay {

    private final JetStreamManagement management;
    private final ReplayTarget target;
    private final StoredEvents stored;
    private final boolean dryRun;

    /** @param dryRun whether to count only */
    public StreamReplay(JetStreamManagement management, ReplayTarget target, boolean dryRun) {
        this.management = management;
        this.target = target;
        this.stored = new StoredEvents(management, target.stream());
        this.dryRun = dryRun;
    }

    /**
     * What became of a replay.
     *
     * @param matched events that the consumer reads
     * @param replayed of them, those that were stored for it now
     * @param repeated of them, those that an earlier replay had stored a short while ago
     * @param removed sequences in the range at which there is no event any more
     */
    public record Result(long matched, long replayed, long repeated, long removed) {}

    /** Replays what is stored at that sequence or after it. */
    public Result from(long sequence) throws IOException, JetStreamApiException {
        long last = management.getStreamInfo(target.stream()).getStreamState().getLastSequence();
        Tally tally = new Tally();
        stored.forEach(">", sequence, message -> {
            tally.held += message.getSeq() <= last ? 1 : 0;
            if (target.reads(message.getSubject()) && isDue(message, sequence)) {
                tally.matched++;
                if (!dryRun) {
                    tally.stored(publish(message));
                }
            }
        });
        long removed = Math.max(0, last - sequence + 1 - tally.held);
        return new Result(tally.matched, tally.replayed, tally.repeated, removed);
    }

    /** An earlier replay counts only for its consumer, and only when its original is not replayed itself. */
    private boolean isDue(MessageInfo message, long from) throws IOException, JetStreamApiException {
        String consumer = header(message.getHeaders(), ReplayHeaders.FOR);
        if (consumer == null) {
            return true;
        }
        return consumer.equals(target.consumer()) && !originalIsReplayed(message, from);
    }

    private boolean originalIsReplayed(MessageInfo message, long from) throws IOException, JetStreamApiException {
        String original = header(message.getHeaders(), ReplayHeaders.OF);
        if (original == null || !original.matches("[^:]+:\\d{1,18}:.*")) {
            return false;
        }
        long sequence = Long.parseLong(original.split(":")[1]);
        return sequence >= from && stored.at(sequence).isPresent();
    }

    private boolean publish(MessageInfo message) throws IOException, JetStreamApiException {
        String id = "%s:%d:%s".formatted(target.stream(), message.getSeq(), target.consumer());
        Headers headers = new Headers();
        if (message.getHeaders() != null) {
            message.getHeaders().forEach((name, values) -> {
                if (!name.regionMatches(true, 0, "Nats-", 0, 5)) {
                    headers.put(name, values);
                }
            });
        }
        headers.put(ReplayHeaders.OF, id)
                .put(ReplayHeaders.FOR, target.consumer())
                .put(ReplayHeaders.MESSAGE_ID, "replay:" + id);
        return !management
                .jetStream()
                .publish(new NatsMessage(message.getSubject(), null, headers, message.getData()))
                .isDuplicate();
    }

    private static @Nullable String header(@Nullable Headers headers, String name) {
        return Optional.ofNullable(headers)
                .map(present -> present.getFirst(name))
                .orElse(null);
    }

    /** What has been counted so far. */
    private static final class Tally {

        private long held;
        private long matched;
        private long replayed;
        private long repeated;

        void stored(boolean now) {
            replayed += now ? 1 : 0;
            repeated += now ? 0 : 1;
        }
    }
}
