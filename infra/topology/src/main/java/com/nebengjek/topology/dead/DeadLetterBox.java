package com.nebengjek.topology.dead;

import com.nebengjek.topology.stored.StoredEvents;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The stream in which dead letters are kept. */
public final class DeadLetterBox {

    private static final String STREAM = "DEAD_LETTER";
    private static final String EVERY_SUBJECT = "dead.>";

    private final JetStreamManagement management;
    private final StoredEvents stored;

    public DeadLetterBox(JetStreamManagement management) {
        this.management = management;
        this.stored = new StoredEvents(management, STREAM);
    }

    /** Shows each dead letter that the filter takes, oldest first. */
    public void forEach(DeadLetterFilter filter, Consumer<DeadLetter> visitor)
            throws IOException, JetStreamApiException {
        stored.forEach(EVERY_SUBJECT, 1, message -> {
            DeadLetter letter = DeadLetter.of(message);
            if (filter.takes(letter)) {
                visitor.accept(letter);
            }
        });
    }

    /** Where the dead letters are that the filter takes, oldest first. */
    public List<Long> sequences(DeadLetterFilter filter) throws IOException, JetStreamApiException {
        List<Long> sequences = new ArrayList<>();
        forEach(filter, letter -> sequences.add(letter.sequence()));
        return sequences;
    }

    /** The dead letter of that sequence with its event; none when it is gone, or was never there. */
    public Optional<Opened> open(long sequence) throws IOException, JetStreamApiException {
        return stored.at(sequence).map(message -> new Opened(DeadLetter.of(message), message));
    }

    /** A dead letter with the event in it, as it was received. */
    public record Opened(DeadLetter letter, MessageInfo message) {}

    /** Deletes a dead letter for ever; false when it is gone already. */
    public boolean discard(long sequence) throws IOException, JetStreamApiException {
        return stored.at(sequence).isPresent() && management.deleteMessage(STREAM, sequence, true);
    }
}
