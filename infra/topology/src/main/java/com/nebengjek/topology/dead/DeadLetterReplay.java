package com.nebengjek.topology.dead;

import com.nebengjek.topology.dead.DeadLetterBox.Opened;
import com.nebengjek.topology.stored.ReplayHeaders;
import com.nebengjek.topology.stored.ReplayTarget;
import com.nebengjek.topology.stored.StoredEvents;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.PublishOptions;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamState;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives dead letters to the consumer that could not handle them, and to no other.
 *
 * <p>The event is stored before its dead letter is deleted, so nothing is lost by an interruption between the two. Its
 * message id follows from the dead letter, and what was begun is written down first: a repeat, however much later, finds
 * the event in its stream, or knows that it was never stored. Only where the stream has let an event go since, and the
 * duplicate window is over, nobody can know: such a dead letter is kept, and somebody has to decide.
 */
public final class DeadLetterReplay {

    private final DeadLetterBox box;
    private final JetStreamManagement management;
    private final JetStream jetStream;
    private final ReplayLog log;
    private final boolean again;
    private final Clock clock;
    private final Map<String, Optional<ReplayTarget>> targets = new HashMap<>();

    /** @param again whether to publish what an interrupted replay may have published */
    public DeadLetterReplay(DeadLetterBox box, JetStreamManagement management, ReplayLog log, boolean again, Clock clock) {
        this.log = log;
        this.again = again;
        this.clock = clock;
        this.box = box;
        this.management = management;
        this.jetStream = management.jetStream();
    }

    /** What became of one dead letter. */
    public sealed interface Result {

        record Replayed(long sequence) implements Result {}

        /** It is where it was. */
        record Kept(long sequence, String why) implements Result {}

        /** Somebody else was faster, or retention was. */
        record Gone(long sequence) implements Result {}
    }

    /** @throws IOException when the server does not answer; the dead letter is still there then */
    public Result replay(long sequence) throws IOException, JetStreamApiException {
        Optional<Opened> opened = box.open(sequence);
        if (opened.isEmpty()) {
            return new Result.Gone(sequence);
        }
        Optional<String> obstacle = obstacle(opened.get().letter());
        if (obstacle.isPresent()) {
            return new Result.Kept(sequence, obstacle.get());
        }
        DeadLetter letter = opened.get().letter();
        Interruption before = interruption(opened.get());
        if (before == Interruption.UNKNOWN && !again) {
            return new Result.Kept(
                    sequence,
                    "an interrupted replay may have handed it to %s already: see whether it did, then discard it, or "
                                    .formatted(letter.consumer())
                            + "give --again");
        }
        if (before != Interruption.AFTER_THE_EVENT_WAS_STORED) {
            try {
                log.begin(letter, state(letter).getLastSequence());
                publish(opened.get());
            } catch (JetStreamApiException refused) {
                return new Result.Kept(sequence, "the server refuses the event: " + refused.getMessage());
            }
        }
        box.discard(sequence);
        log.end(letter);
        return new Result.Replayed(sequence);
    }

    /** What an earlier replay of the same dead letter had come to when it was interrupted. */
    private enum Interruption {
        NONE,
        AFTER_THE_EVENT_WAS_STORED,
        UNKNOWN
    }

    private Interruption interruption(Opened opened) throws IOException, JetStreamApiException {
        DeadLetter letter = opened.letter();
        Optional<ReplayLog.Begun> begun = log.begun(letter);
        if (begun.isEmpty()) {
            return Interruption.NONE;
        }
        if (isStored(opened, begun.get().last())) {
            return Interruption.AFTER_THE_EVENT_WAS_STORED;
        }
        StreamConfiguration stream = management.getStreamInfo(letter.stream()).getConfiguration();
        boolean neverStored = state(letter).getLastSequence() == begun.get().last();
        boolean recognised = begun.get().time().plus(stream.getDuplicateWindow()).isAfter(clock.instant());
        boolean kept = stream.getRetentionPolicy() == RetentionPolicy.Limits
                && begun.get().last() + 1 >= state(letter).getFirstSequence();
        return neverStored || recognised || kept ? Interruption.NONE : Interruption.UNKNOWN;
    }

    private boolean isStored(Opened opened, long after) throws IOException, JetStreamApiException {
        String id = headers(opened).getFirst(ReplayHeaders.MESSAGE_ID);
        StoredEvents stored = new StoredEvents(management, opened.letter().stream());
        boolean[] found = new boolean[1];
        stored.forEach(opened.letter().subject(), after + 1, event -> {
            Headers headers = event.getHeaders();
            found[0] |= headers != null && id.equals(headers.getFirst(ReplayHeaders.MESSAGE_ID));
        });
        return found[0];
    }

    private StreamState state(DeadLetter letter) throws IOException, JetStreamApiException {
        return management.getStreamInfo(letter.stream()).getStreamState();
    }

    /** Where nobody would read the event, replaying it would lose it; and a part of an event is another event. */
    private Optional<String> obstacle(DeadLetter letter) throws IOException, JetStreamApiException {
        if (letter.subject().isEmpty() || letter.stream().isEmpty() || letter.consumer().isEmpty()) {
            return Optional.of("it does not say which consumer of which stream it was for");
        }
        if (!letter.cut().isEmpty()) {
            return Optional.of("of its event only %s: while stream %s keeps the whole, infra/admin stream replay %s --from-sequence %s --consumer %s gives it, and what follows it, once more"
                    .formatted(letter.cut(), letter.stream(), letter.stream(), letter.eventSequence(), letter.consumer()));
        }
        Optional<ReplayTarget> target = target(letter);
        if (target.isEmpty()) {
            return Optional.of(
                    "stream %s has no consumer %s any more".formatted(letter.stream(), letter.consumer()));
        }
        return target.get().reads(letter.subject())
                ? Optional.empty()
                : Optional.of("consumer %s does not read %s any more".formatted(letter.consumer(), letter.subject()));
    }

    private Optional<ReplayTarget> target(DeadLetter letter) throws IOException, JetStreamApiException {
        String key = letter.stream() + " " + letter.consumer();
        if (!targets.containsKey(key)) {
            targets.put(key, ReplayTarget.find(management, letter.stream(), letter.consumer()));
        }
        return targets.get(key);
    }

    private void publish(Opened opened) throws IOException, JetStreamApiException {
        DeadLetter letter = opened.letter();
        PublishOptions intoItsStream =
                PublishOptions.builder().expectedStream(letter.stream()).build();
        jetStream.publish(
                new NatsMessage(
                        letter.subject(), null, headers(opened), opened.message().getData()),
                intoItsStream);
    }

    private static Headers headers(Opened opened) {
        DeadLetter letter = opened.letter();
        Headers headers = new Headers();
        int count = 1;
        if (opened.message().getHeaders() != null) {
            count += earlierReplays(opened.message().getHeaders());
            opened.message().getHeaders().forEach((name, values) -> {
                if (!isOurs(name)) {
                    headers.put(name, values);
                }
            });
        }
        return headers.put(ReplayHeaders.OF, letter.id())
                .put(ReplayHeaders.FOR, letter.consumer())
                .put(ReplayHeaders.COUNT, Integer.toString(count))
                .put(ReplayHeaders.MESSAGE_ID, "replay:%s:%d:%d".formatted(letter.id(), letter.sequence(), count));
    }

    private static int earlierReplays(Headers headers) {
        String count = headers.getFirst(ReplayHeaders.COUNT);
        return count != null && count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
    }

    private static boolean isOurs(String header) {
        return begins(header, "dead-") || begins(header, "Nats-") || begins(header, "replay-");
    }

    private static boolean begins(String header, String prefix) {
        return header.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
