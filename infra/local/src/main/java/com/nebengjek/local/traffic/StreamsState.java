package com.nebengjek.local.traffic;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server says of all streams of events, and of their durable consumers, at one moment. */
public record StreamsState(Map<String, StreamInfo> streams, List<ConsumerInfo> consumers) {

    /** Streams behind key-value buckets are left out: they hold no events. */
    public static StreamsState read(JetStreamManagement management) throws IOException, JetStreamApiException {
        Map<String, StreamInfo> streams = new LinkedHashMap<>();
        List<ConsumerInfo> consumers = new ArrayList<>();
        for (StreamInfo stream : management.getStreams()) {
            String name = stream.getConfiguration().getName();
            if (!name.startsWith("KV_")) {
                streams.put(name, stream);
                consumers.addAll(durables(management.getConsumers(name)));
            }
        }
        return new StreamsState(Map.copyOf(streams), List.copyOf(consumers));
    }

    private static List<ConsumerInfo> durables(Collection<ConsumerInfo> all) {
        return all.stream()
                .filter(consumer -> consumer.getConsumerConfiguration().getDurable() != null)
                .toList();
    }

    public StreamInfo stream(ConsumerInfo consumer) {
        return streams.get(consumer.getStreamName());
    }

    public Optional<ConsumerInfo> consumer(String stream, String name) {
        return consumers.stream()
                .filter(consumer -> consumer.getStreamName().equals(stream)
                        && consumer.getName().equals(name))
                .findFirst();
    }

    /** Events that consumers have not acknowledged yet, counted once for each consumer. */
    public long outstanding() {
        return consumers.stream().mapToLong(StreamsState::outstanding).sum();
    }

    public static long outstanding(ConsumerInfo consumer) {
        return consumer.getNumPending() + consumer.getNumAckPending();
    }
}
