package com.nebengjek.topology.cli;

import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.stored.ReplayHeaders;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code publish SUBJECT FILE}: publishes a CloudEvent, and waits until a stream keeps it. */
final class PublishCommand implements Command {

    private static final String SUBJECT = "SUBJECT";
    private static final String FILE = "FILE";

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String summary() {
        return "publishes a CloudEvent, written as JSON in a file, and waits until a stream keeps it";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(List.of(SUBJECT, FILE), List.of());
    }

    private record Kept(String stream, long sequence, boolean duplicate) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        String subject = concrete(arguments.operand(SUBJECT));
        byte[] text = content(arguments.operand(FILE));
        CloudEventText event = CloudEventText.parse(arguments.operand(FILE), text);
        JetStreamManagement management = session.management();
        if (management.getStreamNames(subject).isEmpty()) {
            throw new BadArguments("No stream keeps what is published on %s: infra/admin stream list shows them."
                    .formatted(subject));
        }
        Headers headers = new Headers()
                .put("Content-Type", "application/cloudevents+json")
                .put(ReplayHeaders.MESSAGE_ID, event.id());
        PublishAck ack = management.jetStream().publish(new NatsMessage(subject, null, headers, text));
        return Answer.of(
                new Kept(ack.getStream(), ack.getSeqno(), ack.isDuplicate()),
                ack.isDuplicate()
                        ? "stream %s has had event %s already".formatted(ack.getStream(), event.id())
                        : "kept by stream %s at %d".formatted(ack.getStream(), ack.getSeqno()));
    }

    private static String concrete(String subject) {
        List<String> tokens =
                SubjectPattern.of(StreamOptions.subject(SUBJECT, subject)).tokens();
        if (tokens.contains("*") || tokens.contains(">")) {
            throw new BadArguments("SUBJECT is '%s': an event has one subject, without wildcards.".formatted(subject));
        }
        return subject;
    }

    private static byte[] content(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadArguments("FILE is '%s', which cannot be read: name a file with a CloudEvent.".formatted(name));
        }
        return Files.readAllBytes(file);
    }
}
