package com.nebengjek.topology.cli;

import com.nebengjek.topology.stored.SubjectCounts;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code stream subjects STREAM}: how many events it holds of each subject. */
final class StreamSubjectsCommand implements Command {

    @Override
    public String name() {
        return "stream subjects";
    }

    @Override
    public String summary() {
        return "counts what a stream holds, by subject";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(List.of(StreamOptions.STREAM), List.of(StreamOptions.SUBJECT));
    }

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        Map<String, Long> counts = SubjectCounts.of(
                session.management(), arguments.operand(StreamOptions.STREAM), StreamOptions.subject(arguments));
        Table table = new Table("SUBJECT", "EVENTS");
        counts.forEach(table::row);
        return Answer.of(Map.of("subjects", counts), table.toString());
    }
}
