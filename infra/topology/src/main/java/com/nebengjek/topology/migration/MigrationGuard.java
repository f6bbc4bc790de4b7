package com.nebengjek.topology.migration;

import com.nebengjek.topology.Quantity;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.migration.MigrationPlan.Move;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why events cannot be moved without losing some. */
record MigrationGuard(Streams streams, Topology topology) {

    /** What a server adds to a copy, which says where the event comes from. */
    private static final int HEADER_BYTES = 128;

    List<String> refusals(MigrationPlan plan) throws IOException, JetStreamApiException {
        List<String> refusals = new ArrayList<>();
        for (Move move : plan.moves()) {
            StreamConfiguration stream = streams.configuration(move.from());
            if (stream.getMirror() != null || !Streams.sources(stream).isEmpty() && isPublishedTo(stream)) {
                refusals.add(("Stream %s is a copy of other streams: move those, or delete it.").formatted(move.from()));
            }
            homeless(move.from()).ifPresent(refusals::add);
        }
        for (StreamSpec spec : topology.streams()) {
            if (spec.partitions() > 0 && plan.moves().stream().anyMatch(m -> m.into().contains(spec.name()))) {
                refusals.add(("Stream %s is divided for an ordered function, and what a server copies is not: migrate "
                                + "without `ordered`, let the consumers finish, then apply with it.")
                        .formatted(spec.name()));
            }
            room(spec, plan).ifPresent(refusals::add);
        }
        return refusals;
    }

    private static boolean isPublishedTo(StreamConfiguration stream) {
        return !new Park(stream.getName()).isUnfinished(stream.getSubjects())
                && !stream.getName().endsWith(Renaming.SUFFIX);
    }

    private Optional<String> homeless(String from) throws IOException, JetStreamApiException {
        Map<String, Long> held = streams.held(from);
        return held.entrySet().stream()
                .filter(subject -> topology.streamOf(subject.getKey()).isEmpty())
                .findFirst()
                .map(subject -> ("Stream %s holds %s of %s, which no stream of the topology keeps: give that subject to "
                                + "a stream, or purge it (infra/admin stream purge %s --subject %s).")
                        .formatted(from, events(subject.getValue()), subject.getKey(), from, subject.getKey()));
    }

    /** A server copies all of a stream before what belongs elsewhere is removed again. */
    private Optional<String> room(StreamSpec spec, MigrationPlan plan) throws IOException, JetStreamApiException {
        long bytes = 0;
        long events = 0;
        long mostOfASubject = 0;
        for (Move move : plan.moves()) {
            if (move.into().contains(spec.name())) {
                StreamState state = streams.management().getStreamInfo(move.from()).getStreamState();
                bytes += state.getByteCount() + state.getMsgCount() * HEADER_BYTES;
                events += state.getMsgCount();
                mostOfASubject = Math.max(mostOfASubject, mostOfASubject(spec, move.from()));
            }
        }
        if (bytes > spec.maxBytes() || spec.maxMessages() > 0 && events > spec.maxMessages()) {
            return Optional.of("Stream %s has no room for %s and %s: raise max-bytes or max-messages."
                    .formatted(spec.name(), events(events), Quantity.showBytes(bytes)));
        }
        return spec.maxMessagesPerSubject() > 0 && mostOfASubject > spec.maxMessagesPerSubject()
                ? Optional.of("Stream %s has no room for %s of one subject: raise max-messages-per-subject."
                        .formatted(spec.name(), events(mostOfASubject)))
                : Optional.empty();
    }

    private long mostOfASubject(StreamSpec spec, String from) throws IOException, JetStreamApiException {
        return streams.held(from).entrySet().stream()
                .filter(subject -> Transfer.overlap(List.of(subject.getKey()), spec.subjects()))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static String events(long count) {
        return count == 1 ? "1 event" : count + " events";
    }
}
