package com.nebengjek.jetstream.health;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** This process's streams and consumers as the server sees them, some seconds old at most. */
public final class ServerView {

    private final Connection connection;
    private final JetStreamManagement management;
    private final Map<String, Looking<StreamInfo>> streams = new ConcurrentHashMap<>();
    private final Map<BoundConsumer, Looking<ConsumerInfo>> consumers = new ConcurrentHashMap<>();

    ServerView(Connection connection, JetStreamManagement management) {
        this.connection = connection;
        this.management = management;
    }

    Look<StreamInfo> stream(String name) {
        return streams.computeIfAbsent(name, key -> looking(() -> management.getStreamInfo(key)))
                .look();
    }

    Look<ConsumerInfo> consumer(BoundConsumer consumer) {
        return consumers
                .computeIfAbsent(
                        consumer, key -> looking(() -> management.getConsumerInfo(key.stream(), key.name())))
                .look();
    }

    /** Asking a server that is away would only wait. */
    private <T> Looking<T> looking(Callable<T> source) {
        return new Looking<>(
                () -> {
                    if (connection.getStatus() != Connection.Status.CONNECTED) {
                        throw new IOException("not connected to NATS");
                    }
                    return source.call();
                },
                System::nanoTime);
    }
}
