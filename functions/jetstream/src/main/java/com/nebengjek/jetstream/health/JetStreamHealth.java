package com.nebengjek.jetstream.health;

import io.nats.client.Connection;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How this process and its streams and consumers are, for people and for health checks. */
public final class JetStreamHealth {

    private final Connection connection;
    private final ServerView server;
    private final BoundConsumers bound;

    JetStreamHealth(Connection connection, ServerView server, BoundConsumers bound) {
        this.connection = connection;
        this.server = server;
        this.bound = bound;
    }

    /**
     * @param up connected, and every stream and consumer was seen
     * @param details texts, numbers and maps of them
     */
    public record Report(boolean up, Map<String, Object> details) {}

    /** Seconds old at most; takes a second at most for each stream and consumer that does not answer. */
    public Report report() {
        List<BoundConsumer> consumers = bound.boundConsumers();
        Map<String, Map<String, Object>> streams = new TreeMap<>();
        Map<String, Map<String, Object>> lags = new TreeMap<>();
        for (BoundConsumer consumer : consumers) {
            lags.put(consumer.name(), consumer(consumer));
            streams.computeIfAbsent(consumer.stream(), this::stream);
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("connection", connection.getStatus().name());
        details.put("streams", streams);
        details.put("consumers", lags);
        return new Report(isConnected() && noProblem(streams, lags), details);
    }

    private boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    private static boolean noProblem(
            Map<String, Map<String, Object>> streams, Map<String, Map<String, Object>> consumers) {
        return Stream.concat(streams.values().stream(), consumers.values().stream())
                .noneMatch(seen -> seen.containsKey("problem"));
    }

    private Map<String, Object> stream(String name) {
        Look<StreamInfo> look = server.stream(name);
        Map<String, Object> seen = seen(look);
        if (look.value() != null) {
            StreamState state = look.value().getStreamState();
            seen.put("messages", state.getMsgCount());
            seen.put("bytes", state.getByteCount());
        }
        return seen;
    }

    private Map<String, Object> consumer(BoundConsumer consumer) {
        Look<ConsumerInfo> look = server.consumer(consumer);
        Map<String, Object> seen = seen(look);
        seen.put("function", consumer.function());
        seen.put("stream", consumer.stream());
        if (look.value() != null) {
            ConsumerInfo info = look.value();
            seen.put("pending", info.getNumPending());
            seen.put("ackPending", info.getNumAckPending());
            seen.put("redelivered", info.getRedelivered());
            seen.put("waitingPulls", info.getNumWaiting());
        }
        return seen;
    }

    private static Map<String, Object> seen(Look<?> look) {
        Map<String, Object> seen = new LinkedHashMap<>();
        if (look.problem() != null) {
            seen.put("problem", look.problem());
        }
        return seen;
    }
}
