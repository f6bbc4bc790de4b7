package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.dead.DeadLetterBox;
import com.nebengjek.topology.dead.DeadLetterReplay;
import com.nebengjek.topology.dead.DeadLetterReplay.Result;
import com.nebengjek.topology.dead.ReplayLog;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code dead replay}: gives them once more to the consumer that could not handle them. */
final class DeadReplayCommand implements Command {

    @Override
    public String name() {
        return "dead replay";
    }

    @Override
    public String summary() {
        return "gives dead letters once more to the consumer that failed, and to no other";
    }

    private static final Option AGAIN =
            new Option("--again", "", "also those that an interrupted replay may have published");

    @Override
    public Syntax syntax() {
        return DeadOptions.and(AGAIN, Consent.DRY_RUN, Consent.YES);
    }

    private record Replays(int count, int replayed, List<Result.Kept> kept, boolean dryRun) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        DeadLetterBox box = DeadOptions.box(session);
        List<Long> sequences = box.sequences(DeadOptions.filter(arguments));
        int count = sequences.size();
        if (arguments.flag(Consent.DRY_RUN)) {
            return Answer.of(
                    new Replays(count, 0, List.of(), true), DeadOptions.count(count) + " would be replayed");
        }
        if (!Consent.given(arguments, session, "replay " + DeadOptions.count(count))) {
            return Consent.refused(count);
        }
        DeadLetterReplay replay = new DeadLetterReplay(
                box,
                session.management(),
                new ReplayLog(session.bucket(ReplayLog.BUCKET)),
                arguments.flag(AGAIN),
                Clock.systemUTC());
        return answer(count, replay(replay, sequences));
    }

    private static List<Result> replay(DeadLetterReplay replay, List<Long> sequences)
            throws IOException, JetStreamApiException {
        List<Result> results = new ArrayList<>();
        for (long sequence : sequences) {
            results.add(replay.replay(sequence));
        }
        return results;
    }

    private static Answer answer(int count, List<Result> results) {
        int replayed = (int) results.stream().filter(Result.Replayed.class::isInstance).count();
        List<Result.Kept> kept = results.stream()
                .filter(Result.Kept.class::isInstance)
                .map(Result.Kept.class::cast)
                .toList();
        String text = "%s replayed".formatted(DeadOptions.count(replayed))
                + kept.stream()
                        .map(letter -> "\n! %d is kept: %s".formatted(letter.sequence(), letter.why()))
                        .collect(Collectors.joining());
        return new Answer(kept.isEmpty() ? 0 : 1, new Replays(count, replayed, kept, false), text);
    }
}
