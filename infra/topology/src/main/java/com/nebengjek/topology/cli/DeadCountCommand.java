package com.nebengjek.topology.cli;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.Map;

/** {@code dead count}: how many there are. */
final class DeadCountCommand implements Command {

    @Override
    public String name() {
        return "dead count";
    }

    @Override
    public String summary() {
        return "counts dead letters";
    }

    @Override
    public Syntax syntax() {
        return DeadOptions.and();
    }

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        int count = DeadOptions.box(session)
                .sequences(DeadOptions.filter(arguments))
                .size();
        return Answer.of(Map.of("count", count), DeadOptions.count(count));
    }
}
