package com.nebengjek.topology.cli;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.List;

/** {@code consumer info STREAM CONSUMER}: where it stands. */
final class ConsumerInfoCommand implements Command {

    @Override
    public String name() {
        return "consumer info";
    }

    @Override
    public String summary() {
        return "shows where a consumer stands";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(List.of(StreamOptions.STREAM, StreamOptions.CONSUMER), List.of());
    }

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        ConsumerView consumer = ConsumerView.of(session.management()
                .getConsumerInfo(
                        arguments.operand(StreamOptions.STREAM), arguments.operand(StreamOptions.CONSUMER)));
        return Answer.of(consumer, Facts.of(consumer));
    }
}
