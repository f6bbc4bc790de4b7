package com.nebengjek.local.checks;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No event was given up. */
final class NoDeadLetters implements Check {

    static final String STREAM = "DEAD_LETTER";

    /** More would hide the other violations. */
    private static final int MOST_SENTENCES = 20;

    @Override
    public List<String> violations(Evidence evidence) throws IOException, JetStreamApiException {
        StreamInfo stream = evidence.streams().streams().get(STREAM);
        List<String> sentences = new ArrayList<>();
        if (stream == null) {
            return sentences;
        }
        long left = stream.getStreamState().getMsgCount();
        long sequence = stream.getStreamState().getFirstSequence();
        for (; left > 0 && sentences.size() < MOST_SENTENCES; left--) {
            MessageInfo letter = next(evidence.server(), sequence);
            sentences.add(sentence(letter));
            sequence = letter.getSeq() + 1;
        }
        if (left > 0) {
            sentences.add("%d more dead letters are in %s.".formatted(left, STREAM));
        }
        return sentences;
    }

    private static MessageInfo next(JetStreamManagement server, long sequence)
            throws IOException, JetStreamApiException {
        return server.getNextMessage(STREAM, sequence, "dead.>");
    }

    private static String sentence(MessageInfo letter) {
        Headers headers = letter.getHeaders();
        return "Dead letter %d on %s: %s from %s, because: %s"
                .formatted(
                        letter.getSeq(),
                        letter.getSubject(),
                        header(headers, "ce-type"),
                        header(headers, "dead-subject"),
                        header(headers, "dead-reason"));
    }

    private static String header(@Nullable Headers headers, String name) {
        String value = headers == null ? null : headers.getFirst(name);
        return value == null ? "unknown" : value;
    }
}
