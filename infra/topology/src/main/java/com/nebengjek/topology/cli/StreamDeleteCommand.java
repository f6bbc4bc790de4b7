package com.nebengjek.topology.cli;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.util.List;

/** {@code stream delete STREAM}: deletes it, with its events and its consumers. */
final class StreamDeleteCommand implements Command {

    @Override
    public String name() {
        return "stream delete";
    }

    @Override
    public String summary() {
        return "deletes a stream with its events and consumers for ever";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(List.of(StreamOptions.STREAM), List.of(Consent.DRY_RUN, Consent.YES));
    }

    private record Deletion(String stream, long count, long consumers, boolean deleted, boolean dryRun) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        JetStreamManagement management = session.management();
        String stream = arguments.operand(StreamOptions.STREAM);
        StreamState state = management.getStreamInfo(stream).getStreamState();
        long count = state.getMsgCount();
        long consumers = state.getConsumerCount();
        String what = "stream %s with %s and %d consumers".formatted(stream, StreamOptions.events(count), consumers);
        if (arguments.flag(Consent.DRY_RUN)) {
            return Answer.of(new Deletion(stream, count, consumers, false, true), what + " would be deleted");
        }
        if (!Consent.given(arguments, session, "delete " + what)) {
            return Consent.refused(count);
        }
        management.deleteStream(stream);
        return Answer.of(new Deletion(stream, count, consumers, true, false), what + " deleted");
    }
}
