package com.nebengjek.local;

import com.nebengjek.jetstream.connection.NatsAuth;
import com.nebengjek.jetstream.connection.NatsConnections;
import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.connection.NatsTls;
import io.nats.client.Connection;
import java.time.Duration;

/** The runner's own connection to NATS, which can be closed whatever else is going on. */
record NatsLink(Connection connection) implements AutoCloseable {

    /** The first TLS handshake of a program takes seconds where others are busy. */
    private static final Duration START = Duration.ofSeconds(30);

    static NatsLink to(Endpoints endpoints) {
        NatsProperties properties =
                NatsProperties.at(endpoints.natsUrl()).clientId("infra/run").connectTimeout(START);
        if (endpoints.natsUser() != null) {
            properties = properties
                    .auth(NatsAuth.user(endpoints.natsUser(), endpoints.natsPassword()))
                    .tls(new NatsTls(endpoints.natsCa(), null, null));
        }
        return new NatsLink(NatsConnections.connect(properties));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
