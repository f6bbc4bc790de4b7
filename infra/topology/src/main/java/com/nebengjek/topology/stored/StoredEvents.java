package com.nebengjek.topology.stored;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The messages of a stream, in their order, read one by one so that it may hold any number of them. */
public final class StoredEvents {

    private static final int NO_MESSAGE_FOUND = 10037;

    private final JetStreamManagement management;
    private final String stream;

    public StoredEvents(JetStreamManagement management, String stream) {
        this.management = management;
        this.stream = stream;
    }

    /** What is done with each message. */
    public interface Visitor {

        void visit(MessageInfo message) throws IOException, JetStreamApiException;
    }

    /** Visits what the stream held when this began: what the visitor itself causes to be stored is not visited. */
    public void forEach(String subject, long from, Visitor visitor) throws IOException, JetStreamApiException {
        long last = management.getStreamInfo(stream).getStreamState().getLastSequence();
        Optional<MessageInfo> message = next(subject, Math.max(1, from));
        while (message.isPresent() && message.get().getSeq() <= last) {
            visitor.visit(message.get());
            message = next(subject, message.get().getSeq() + 1);
        }
    }

    /** The message of that sequence; none when it is gone, or was never there. */
    public Optional<MessageInfo> at(long sequence) throws IOException, JetStreamApiException {
        return unlessMissing(() -> management.getMessage(stream, sequence));
    }

    /** The sequence of the first message of that time or later; one after the last when there is none. */
    public long firstAt(Instant time) throws IOException, JetStreamApiException {
        return first(message -> !message.getTime().toInstant().isBefore(time));
    }

    /**
     * The sequence of the first message that meets a condition, which every later one has to meet too; one after the
     * last when none does.
     */
    public long first(Predicate<MessageInfo> condition) throws IOException, JetStreamApiException {
        StreamState state = management.getStreamInfo(stream).getStreamState();
        long low = state.getFirstSequence();
        long high = state.getLastSequence() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<MessageInfo> message = next(">", middle);
            if (message.isEmpty() || condition.test(message.get())) {
                high = middle;
            } else {
                low = message.get().getSeq() + 1;
            }
        }
        return low;
    }

    private Optional<MessageInfo> next(String subject, long from) throws IOException, JetStreamApiException {
        return unlessMissing(() -> management.getNextMessage(stream, from, subject));
    }

    private interface Read {

        MessageInfo run() throws IOException, JetStreamApiException;
    }

    private static Optional<MessageInfo> unlessMissing(Read read) throws IOException, JetStreamApiException {
        try {
            return Optional.of(read.run());
        } catch (JetStreamApiException refused) {
            if (refused.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
