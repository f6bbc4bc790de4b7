package com.nebengjek.topology.cli;

import com.nebengjek.topology.stored.ConsumerReset;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code consumer reset STREAM CONSUMER}: it begins again. */
final class ConsumerResetCommand implements Command {

    @Override
    public String name() {
        return "consumer reset";
    }

    @Override
    public String summary() {
        return "makes a consumer begin again: it is handed all that the stream still holds for it";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(
                List.of(StreamOptions.STREAM, StreamOptions.CONSUMER), List.of(Consent.DRY_RUN, Consent.YES));
    }

    private record Reset(String stream, String consumer, long count, boolean reset, boolean dryRun) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        String stream = arguments.operand(StreamOptions.STREAM);
        String consumer = arguments.operand(StreamOptions.CONSUMER);
        JetStreamManagement management = session.management();
        ConsumerReset reset = new ConsumerReset(management, management.getConsumerInfo(stream, consumer));
        Optional<String> obstacle = reset.obstacle();
        if (obstacle.isPresent()) {
            throw new BadArguments(obstacle.get());
        }
        long count = reset.count();
        String deed = "hand up to %s of stream %s to consumer %s again"
                .formatted(StreamOptions.events(count), stream, consumer);
        if (arguments.flag(Consent.DRY_RUN)) {
            return Answer.of(new Reset(stream, consumer, count, false, true), "would " + deed);
        }
        if (!Consent.given(arguments, session, deed)) {
            return Consent.refused(count);
        }
        reset.run();
        return Answer.of(
                new Reset(stream, consumer, count, true, false),
                "consumer %s begins again, with up to %s".formatted(consumer, StreamOptions.events(count)));
    }
}
