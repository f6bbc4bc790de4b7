package com.nebengjek.edge.resume;

import com.nebengjek.events.ClientSubjects;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what stream {@code CLIENT} keeps for a person: direct gets by subject, never a consumer per socket. */
final class ClientStream {

    private static final String STREAM = "CLIENT";
    private static final int NOT_FOUND = 404;
    private static final int NO_MESSAGE_FOUND = 10037;

    private final JetStreamManagement streams;

    ClientStream(JetStreamManagement streams) {
        this.streams = streams;
    }

    /** Oldest first, up to what is newest at the beginning of the read. Blocks. */
    List<MessageInfo> of(UUID user) throws IOException, JetStreamApiException {
        String subject = ClientSubjects.client(user);
        List<MessageInfo> messages = new ArrayList<>();
        Optional<MessageInfo> newest = found(() -> streams.getLastMessage(STREAM, subject));
        if (newest.isEmpty()) {
            return messages;
        }
        long end = newest.get().getSeq();
        for (long next = 1; next < end; ) {
            long from = next;
            Optional<MessageInfo> message = found(() -> streams.getNextMessage(STREAM, from, subject));
            if (message.isEmpty() || message.get().getSeq() >= end) {
                break;
            }
            messages.add(message.get());
            next = message.get().getSeq() + 1;
        }
        messages.add(newest.get());
        return messages;
    }

    @FunctionalInterface
    private interface Get {
        MessageInfo message() throws IOException, JetStreamApiException;
    }

    private static Optional<MessageInfo> found(Get get) throws IOException, JetStreamApiException {
        try {
            return Optional.of(get.message());
        } catch (JetStreamApiException fault) {
            if (fault.getErrorCode() == NOT_FOUND || fault.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return Optional.empty();
            }
            throw fault;
        }
    }
}
