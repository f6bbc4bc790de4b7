package com.nebengjek.topology.cli;

import com.nebengjek.topology.dead.DeadLetterBox;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.List;

/** {@code dead discard}: deletes them for ever. */
final class DeadDiscardCommand implements Command {

    @Override
    public String name() {
        return "dead discard";
    }

    @Override
    public String summary() {
        return "deletes dead letters for ever";
    }

    @Override
    public Syntax syntax() {
        return DeadOptions.and(Consent.DRY_RUN, Consent.YES);
    }

    private record Discards(int count, int discarded, boolean dryRun) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        DeadLetterBox box = DeadOptions.box(session);
        List<Long> sequences = box.sequences(DeadOptions.filter(arguments));
        int count = sequences.size();
        if (arguments.flag(Consent.DRY_RUN)) {
            return Answer.of(new Discards(count, 0, true), DeadOptions.count(count) + " would be discarded");
        }
        if (!Consent.given(arguments, session, "discard " + DeadOptions.count(count))) {
            return Consent.refused(count);
        }
        int discarded = 0;
        for (long sequence : sequences) {
            discarded += box.discard(sequence) ? 1 : 0;
        }
        return Answer.of(new Discards(count, discarded, false), DeadOptions.count(discarded) + " discarded");
    }
}
