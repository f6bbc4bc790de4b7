package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.stored.ReplayTarget;
import com.nebengjek.topology.stored.StoredEvents;
import com.nebengjek.topology.stored.StreamReplay;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code stream replay STREAM}: gives what it holds once more to one consumer. */
final class StreamReplayCommand implements Command {

    private static final Option FROM_SEQUENCE = new Option("--from-sequence", "N", "what is at this place, or later");
    private static final Option FROM_TIME = new Option("--from-time", "TIME", "what was stored then, or later");
    private static final Option CONSUMER = new Option("--consumer", "CONSUMER", "the one that it is for");

    @Override
    public String name() {
        return "stream replay";
    }

    @Override
    public String summary() {
        return "gives a stream's events once more to one consumer, and to no other";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(
                List.of(StreamOptions.STREAM), List.of(FROM_SEQUENCE, FROM_TIME, CONSUMER, Consent.DRY_RUN));
    }

    /** @param removedByRetention a sentence, when events of the range are gone */
    private record Replay(
            String stream,
            String consumer,
            long fromSequence,
            long count,
            long replayed,
            long repeated,
            @Nullable String removedByRetention,
            boolean dryRun) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        Optional<Long> sequence = arguments.sequence(FROM_SEQUENCE);
        Optional<Instant> time = arguments.time(FROM_TIME);
        if (sequence.isPresent() == time.isPresent()) {
            throw new BadArguments("Where does it begin? Give either --from-sequence N or --from-time TIME.");
        }
        String consumer = arguments.text(CONSUMER)
                .orElseThrow(() -> new BadArguments("Whom is it for? Give --consumer CONSUMER."));
        String stream = arguments.operand(StreamOptions.STREAM);
        JetStreamManagement management = session.management();
        StreamState state = management.getStreamInfo(stream).getStreamState();
        ReplayTarget target = ReplayTarget.find(management, stream, consumer)
                .orElseThrow(
                        () -> new BadArguments("Stream %s has no consumer %s.".formatted(stream, consumer)));
        long from = sequence.isPresent()
                ? sequence.get()
                : new StoredEvents(management, stream).firstAt(time.orElseThrow());
        boolean dryRun = arguments.flag(Consent.DRY_RUN);
        StreamReplay.Result result = new StreamReplay(management, target, dryRun).from(from);
        String removed = removed(result.removed(), state, time);
        return Answer.of(
                new Replay(
                        stream,
                        consumer,
                        from,
                        result.matched(),
                        result.replayed(),
                        result.repeated(),
                        removed,
                        dryRun),
                text(result, dryRun, consumer) + (removed == null ? "" : "\n! " + removed));
    }

    private static @Nullable String removed(long count, StreamState state, Optional<Instant> time) {
        String since = state.getMsgCount() == 0
                ? "it holds none"
                : "its first is now %d, of %s".formatted(state.getFirstSequence(), state.getFirstTime());
        if (count > 0) {
            return "Retention has already removed %s of this range from the stream; %s."
                    .formatted(StreamOptions.events(count), since);
        }
        boolean beganLater = state.getFirstSequence() > 1
                && time.filter(from -> state.getMsgCount() == 0
                                || from.isBefore(state.getFirstTime().toInstant()))
                        .isPresent();
        return beganLater
                ? "Retention may have already removed events of that time: the stream has lost %s; %s."
                        .formatted(StreamOptions.events(state.getFirstSequence() - 1), since)
                : null;
    }

    private static String text(StreamReplay.Result result, boolean dryRun, String consumer) {
        if (dryRun) {
            return "%s would be replayed to %s".formatted(StreamOptions.events(result.matched()), consumer);
        }
        String repeated = result.repeated() == 0
                ? ""
                : ", %d had been already by a replay a short while ago".formatted(result.repeated());
        return "%s replayed to %s%s".formatted(StreamOptions.events(result.replayed()), consumer, repeated);
    }
}
