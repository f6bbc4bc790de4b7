package com.nebengjek.contracts.verify;

import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.client.Received;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.function.Consumer;

/** Events that a stream keeps. Nothing is acknowledged, and no consumer of anybody is touched. */
public final class StreamEvents {

    private StreamEvents() {}

    /** Hands over all that the stream has when this begins, in its order. */
    public static void read(JetStreamClient client, String stream, Consumer<Found> taker)
            throws IOException, JetStreamApiException, InterruptedException {
        client.replay(stream).forEach(message -> taker.accept(found(stream, message)));
    }

    private static Found found(String stream, Received received) {
        String[] subject = received.subject().split("\\.");
        return Found.at(
                "%s:%d %s".formatted(stream, received.sequence(), received.subject()),
                subject.length > 2 ? subject[2] : null,
                () -> NatsEventReader.read(received.message()));
    }
}
