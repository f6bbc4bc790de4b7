package com.nebengjek.topology.cli;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@code stream list}: the streams of the server. */
final class StreamListCommand implements Command {

    @Override
    public String name() {
        return "stream list";
    }

    @Override
    public String summary() {
        return "lists the server's streams";
    }

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        List<StreamView> streams = session.management().getStreams().stream()
                .map(StreamView::of)
                .sorted(Comparator.comparing(StreamView::name))
                .toList();
        Table table = new Table("STREAM", "SUBJECTS", "RETENTION", "EVENTS", "BYTES", "FIRST", "LAST", "CONSUMERS");
        for (StreamView stream : streams) {
            table.row(
                    stream.name(),
                    String.join(" ", stream.subjects()),
                    stream.retention(),
                    stream.messages(),
                    stream.bytes(),
                    stream.firstSequence(),
                    stream.lastSequence(),
                    stream.consumers());
        }
        return Answer.of(Map.of("streams", streams), table.toString());
    }
}
