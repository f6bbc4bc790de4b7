package com.nebengjek.topology.cli;

import com.nebengjek.topology.stored.SubjectCounts;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.PurgeOptions;
import java.io.IOException;
import java.util.List;

/** {@code stream purge STREAM}: deletes what it holds. */
final class StreamPurgeCommand implements Command {

    @Override
    public String name() {
        return "stream purge";
    }

    @Override
    public String summary() {
        return "deletes the events of a stream for ever";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(
                List.of(StreamOptions.STREAM), List.of(StreamOptions.SUBJECT, Consent.DRY_RUN, Consent.YES));
    }

    private record Purge(String stream, long count, long purged, boolean dryRun) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        JetStreamManagement management = session.management();
        String stream = arguments.operand(StreamOptions.STREAM);
        String subject = StreamOptions.subject(arguments);
        long count = SubjectCounts.total(management, stream, List.of(subject));
        String events = StreamOptions.events(count);
        if (arguments.flag(Consent.DRY_RUN)) {
            return Answer.of(new Purge(stream, count, 0, true), events + " would be deleted");
        }
        if (!Consent.given(arguments, session, "delete %s of stream %s".formatted(events, stream))) {
            return Consent.refused(count);
        }
        long purged =
                management.purgeStream(stream, PurgeOptions.subject(subject)).getPurged();
        return Answer.of(new Purge(stream, count, purged, false), StreamOptions.events(purged) + " deleted");
    }
}
