package com.nebengjek.local;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;

/** The runner's own connection to NATS, which can be closed whatever else is going on. */
record NatsLink(Connection connection) implements AutoCloseable {

    static NatsLink to(String url) throws IOException, InterruptedException {
        return new NatsLink(Nats.connect(url));
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
