package com.nebengjek.topology.migration;

import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.migration.MigrationPlan.Move;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which streams of a server are in the way of a topology, or were left half moved by an interruption. */
record Survey(Streams streams, Topology topology) {

    MigrationPlan plan() throws IOException, JetStreamApiException {
        List<Move> moves = new ArrayList<>();
        for (StreamInfo stream : streams.all()) {
            Optional<String> why = whyInTheWay(stream.getConfiguration());
            if (why.isPresent()) {
                moves.add(move(stream, why.get()));
            }
        }
        return new MigrationPlan(moves);
    }

    /** Streams of our own names that cannot become as they shall be. */
    List<String> unchangeable() throws IOException, JetStreamApiException {
        List<String> names = new ArrayList<>();
        for (StreamInfo stream : streams.all()) {
            if (isUnchangeable(stream.getConfiguration())) {
                names.add(stream.getConfiguration().getName());
            }
        }
        return names;
    }

    /** Streams of other names that are in the way, or were when a migration began. */
    List<String> earlier() throws IOException, JetStreamApiException {
        List<String> names = new ArrayList<>();
        for (StreamInfo stream : streams.all()) {
            if (isEarlier(stream.getConfiguration())) {
                names.add(stream.getConfiguration().getName());
            }
        }
        return names;
    }

    private Optional<String> whyInTheWay(StreamConfiguration stream) {
        if (isUnchangeable(stream)) {
            return Optional.of("a server does not change its retention or storage (10052)");
        }
        if (!isEarlier(stream)) {
            return Optional.empty();
        }
        return Optional.of(
                isUnfinished(stream)
                        ? "a migration of it was interrupted"
                        : "two streams cannot share subjects (10065)");
    }

    private boolean isUnchangeable(StreamConfiguration stream) {
        return topology.stream(stream.getName())
                .filter(spec -> spec.retention() != stream.getRetentionPolicy()
                        || spec.storage() != stream.getStorageType())
                .isPresent();
    }

    private boolean isEarlier(StreamConfiguration stream) {
        String name = stream.getName();
        if (topology.stream(name).isPresent() || name.startsWith("KV_") || name.startsWith("OBJ_")) {
            return false;
        }
        return !takers(stream.getSubjects()).isEmpty() || isUnfinished(stream);
    }

    private static boolean isUnfinished(StreamConfiguration stream) {
        String name = stream.getName();
        return name.endsWith(Renaming.SUFFIX) || new Park(name).isUnfinished(stream.getSubjects());
    }

    private Move move(StreamInfo stream, String why) throws IOException, JetStreamApiException {
        String name = stream.getConfiguration().getName();
        return new Move(
                name,
                takersFrom(name).stream().map(StreamSpec::name).toList(),
                why,
                stream.getStreamState().getMsgCount(),
                stream.getStreamState().getByteCount(),
                streams.consumers(name).size());
    }

    /** Those that take what a stream holds, or has kept. */
    List<StreamSpec> takersFrom(String name) throws IOException, JetStreamApiException {
        StreamConfiguration stream = streams.configuration(name);
        List<String> kept = new ArrayList<>(new Park(name).former(stream.getSubjects()));
        kept.addAll(streams.held(name).keySet());
        return takers(kept);
    }

    private List<StreamSpec> takers(List<String> subjects) {
        return topology.streams().stream()
                .filter(spec -> Transfer.overlap(subjects, spec.subjects()))
                .toList();
    }
}
