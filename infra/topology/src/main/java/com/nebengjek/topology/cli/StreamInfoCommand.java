package com.nebengjek.topology.cli;

import io.nats.client.JetStreamApiException;
import java.io.IOException;

/** {@code stream info STREAM}: what it keeps, and what it holds. */
final class StreamInfoCommand implements Command {

    @Override
    public String name() {
        return "stream info";
    }

    @Override
    public String summary() {
        return "shows what a stream keeps, and what it holds";
    }

    @Override
    public Syntax syntax() {
        return StreamOptions.STREAM_ONLY;
    }

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        StreamView stream =
                StreamView.of(session.management().getStreamInfo(arguments.operand(StreamOptions.STREAM)));
        return Answer.of(stream, Facts.of(stream));
    }
}
