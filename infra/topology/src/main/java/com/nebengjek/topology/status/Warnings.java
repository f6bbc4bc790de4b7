package com.nebengjek.topology.status;

import com.nebengjek.topology.SubjectPattern;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.util.ArrayList;
import java.util.List;

/** What an operator should look at, in sentences. */
final class Warnings {

    /** Share of a limit from which it is worth a look. */
    private static final double NEARLY = 0.8;

    private static final String LIMITS = "limits";

    private final List<String> sentences = new ArrayList<>();

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    void about(StreamStatus stream) {
        if (!stream.present()) {
            say("Stream %s is missing, and publishing to it fails: run infra/admin topology apply.", stream.name());
        }
        if (nearly(stream.bytes(), stream.maxBytes()) || nearly(stream.messages(), stream.maxMessages())) {
            say(
                    "Stream %s is nearly full, %,d events of %,d bytes: it drops the oldest ones "
                            + "next; raise max-bytes or max-messages, or see who does not read it.",
                    stream.name(), stream.messages(), stream.bytes());
        }
    }

    void about(ConsumerStatus consumer, StreamStatus stream) {
        if (!consumer.present()) {
            say(
                    "Consumer %s of stream %s is missing, and its function gets nothing: run infra/admin topology"
                            + " apply.",
                    consumer.name(), consumer.stream());
            return;
        }
        if (consumer.paused()) {
            say("Consumer %s of stream %s is paused.", consumer.name(), consumer.stream());
        }
        Long oldest = consumer.oldestWaitingSeconds();
        if (oldest != null && nearly(oldest, stream.maxAgeSeconds())) {
            say(
                    "Consumer %s of stream %s has an event that waits for %,d s and is dropped after "
                            + "%,d s: see why its function does not handle it.",
                    consumer.name(), consumer.stream(), oldest, stream.maxAgeSeconds());
        }
        aboutLost(consumer, stream);
        Long p99 = consumer.handlerP99Ms();
        if (p99 != null && p99 > consumer.ackWaitMs()) {
            say(
                    "Consumer %s of stream %s waits %,d ms for an acknowledgement, and its handler takes up to %,d ms "
                            + "(p99): raise ack-wait, or see why the handler is slow.",
                    consumer.name(), consumer.stream(), consumer.ackWaitMs(), p99);
        }
    }

    private void aboutLost(ConsumerStatus consumer, StreamStatus stream) {
        LostEvents lost = consumer.lost();
        if (lost.certain() > 0 || lost.possible() > 0 && isOvertaken(consumer, stream)) {
            say(
                    "Consumer %s of stream %s lost %s to a limit of the stream, or to a purge, before it acknowledged "
                            + "them: raise max-age or max-bytes, or see why its function is behind.",
                    consumer.name(),
                    consumer.stream(),
                    lost.certain() == lost.possible()
                            ? "%,d events".formatted(lost.certain())
                            : "%,d to %,d events".formatted(lost.certain(), lost.possible()));
        }
    }

    /** Whether a limit removes what the consumer comes to next; otherwise what is gone was somebody else's. */
    private static boolean isOvertaken(ConsumerStatus consumer, StreamStatus stream) {
        Long next = consumer.oldestWaitingSeconds();
        Long first = stream.oldestSeconds();
        return next != null
                && first != null
                && next >= first * NEARLY
                && (nearly(first, stream.maxAgeSeconds())
                        || nearly(stream.bytes(), stream.maxBytes())
                        || nearly(stream.messages(), stream.maxMessages()));
    }

    /**
     * A filter without a subject, as a change of the stream's subjects leaves it behind; not where the stream stores
     * events under other subjects than those on which they are published.
     */
    void aboutFilters(ConsumerInfo consumer, StreamInfo stream) {
        if (stream.getConfiguration().getSubjectTransform() != null) {
            return;
        }
        List<String> filters = consumer.getConsumerConfiguration().getFilterSubjects();
        List<SubjectPattern> subjects = stream.getConfiguration().getSubjects().stream()
                .map(SubjectPattern::of)
                .toList();
        for (String filter : filters == null ? List.<String>of() : filters) {
            if (subjects.stream().noneMatch(SubjectPattern.of(filter)::overlaps)) {
                say(
                        "Consumer %s filters on %s, which matches no subject of stream %s: correct the filter.",
                        consumer.getName(), filter, consumer.getStreamName());
            }
        }
    }

    void aboutStranger(ConsumerStatus stranger, StreamStatus stream) {
        if (!stream.retention().equals(LIMITS)) {
            say(
                    "Consumer %s of stream %s is not in the topology, and %,d events are kept for "
                            + "it: delete it when nobody reads it.",
                    stranger.name(), stranger.stream(), stranger.pending() + stranger.unacknowledged());
        }
    }

    private void say(String sentence, Object... values) {
        sentences.add(sentence.formatted(values));
    }

    private static boolean nearly(long value, long limit) {
        return limit > 0 && value > limit * NEARLY;
    }
}
