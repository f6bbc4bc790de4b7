package com.nebengjek.topology;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.api.Subject;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a server has, read once; details when somebody asks for them. */
final class ServerState {

    private final JetStreamManagement management;
    private final ServerFeatures features;
    private final Instant now;
    private final Map<String, StreamInfo> streams;
    private final Map<String, List<ConsumerInfo>> consumers = new HashMap<>();

    /** @param ignored streams that are treated as if they were not there */
    ServerState(JetStreamManagement management, ServerFeatures features, Instant now, Set<String> ignored)
            throws IOException, JetStreamApiException {
        this.management = management;
        this.features = features;
        this.now = now;
        this.streams = management.getStreams().stream()
                .filter(info -> !ignored.contains(info.getConfiguration().getName()))
                .collect(Collectors.toMap(info -> info.getConfiguration().getName(), Function.identity()));
    }

    ServerFeatures features() {
        return features;
    }

    Instant now() {
        return now;
    }

    Collection<StreamInfo> streams() {
        return streams.values();
    }

    @Nullable
    StreamInfo stream(String name) {
        return streams.get(name);
    }

    @Nullable
    StreamConfiguration configuration(String name) {
        StreamInfo stream = stream(name);
        return stream == null ? null : stream.getConfiguration();
    }

    /** The consumers of a stream; none when there is no such stream. */
    List<ConsumerInfo> consumers(String stream) throws IOException, JetStreamApiException {
        if (!streams.containsKey(stream)) {
            return List.of();
        }
        List<ConsumerInfo> known = consumers.get(stream);
        if (known == null) {
            known = management.getConsumers(stream);
            consumers.put(stream, known);
        }
        return known;
    }

    @Nullable
    ConsumerInfo consumer(String stream, String durable) throws IOException, JetStreamApiException {
        return consumers(stream).stream()
                .filter(consumer -> consumer.getName().equals(durable))
                .findFirst()
                .orElse(null);
    }

    /** The subject with the most events of a stream. */
    Optional<Subject> fullestSubject(String stream) throws IOException, JetStreamApiException {
        StreamInfoOptions withSubjects =
                StreamInfoOptions.builder().allSubjects().build();
        return management.getStreamInfo(stream, withSubjects).getStreamState().getSubjects().stream()
                .max(Comparator.comparingLong(Subject::getCount));
    }
}
