package com.nebengjek.topology.dead;

import com.nebengjek.topology.dead.DeadLetterBox.Opened;
import com.nebengjek.topology.stored.ReplayHeaders;
import com.nebengjek.topology.stored.ReplayTarget;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.PublishOptions;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives dead letters to the consumer that could not handle them, and to no other.
 *
 * <p>The event is stored before its dead letter is deleted, so nothing is lost by an interruption between the two; and
 * its message id follows from the dead letter, so a repeat within the stream's duplicate window stores it once.
 */
public final class DeadLetterReplay {

    private final DeadLetterBox box;
    private final JetStreamManagement management;
    private final JetStream jetStream;
    private final Map<String, Optional<ReplayTarget>> targets = new HashMap<>();

    public DeadLetterReplay(DeadLetterBox box, JetStreamManagement management) {
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
        try {
            publish(opened.get());
        } catch (JetStreamApiException refused) {
            return new Result.Kept(sequence, "the server refuses the event: " + refused.getMessage());
        }
        box.discard(sequence);
        return new Result.Replayed(sequence);
    }

    /** Where nobody would read the event, replaying it would lose it. */
    private Optional<String> obstacle(DeadLetter letter) throws IOException, JetStreamApiException {
        if (letter.subject().isEmpty() || letter.stream().isEmpty() || letter.consumer().isEmpty()) {
            return Optional.of("it does not say which consumer of which stream it was for");
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
