package com.nebengjek.topology;

import io.nats.client.JetStreamApiException;
import io.nats.client.api.CompressionOption;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Why a stream cannot be made as wanted: the server would refuse it, or it would delete events that are there. */
final class StreamGuard {

    private final StreamConfiguration wanted;
    private final ServerState server;
    private final List<String> refusals = new ArrayList<>();

    StreamGuard(StreamConfiguration wanted, ServerState server) {
        this.wanted = wanted;
        this.server = server;
    }

    List<String> refusals() throws IOException, JetStreamApiException {
        replicas();
        compression();
        told();
        server.streams().forEach(this::subjectsOfAnother);
        StreamInfo present = server.stream(wanted.getName());
        if (present != null) {
            fixedSettings(present.getConfiguration());
            partitions(present.getConfiguration());
            if (present.getStreamState().getMsgCount() > 0) {
                size(present.getStreamState());
                age(present);
                messagesPerSubject(present);
            }
        }
        return List.copyOf(refusals);
    }

    private void replicas() {
        int replicas = wanted.getReplicas();
        if (replicas > 1 && !server.features().clustered()) {
            refuse(
                    "asks for %d replicas, but the server is not part of a cluster: set replicas to 1, or apply to a "
                            + "cluster of at least %d servers",
                    replicas, replicas);
        }
    }

    private void compression() {
        boolean asked = wanted.getCompressionOption() != CompressionOption.None;
        if (asked && !server.features().compression()) {
            refuse(
                    "asks for compression, which server %s drops in silence: set compression to none, or upgrade the "
                            + "server to 2.10",
                    server.features().version());
        }
    }

    private void told() {
        if (server.features().divided()) {
            return;
        }
        String version = server.features().version();
        if (wanted.getSubjectTransform() != null) {
            refuse(
                    "is read by an ordered function, and server %s cannot divide its subjects: take `ordered` out, or "
                            + "upgrade the server to 2.10",
                    version);
        } else if (!ToldByStream.in(StreamSettings.metadata(wanted)).isEmpty()) {
            refuse(
                    "is read by a function with a rate, and server %s cannot tell it: take `rate` out, or upgrade the "
                            + "server to 2.10",
                    version);
        }
    }

    /** An event of the old division and a later one of the same id would be in two partitions, and nobody's order. */
    private void partitions(StreamConfiguration present) throws IOException, JetStreamApiException {
        String before = StreamSettings.destination(present);
        String after = StreamSettings.destination(wanted);
        if (present.getSubjectTransform() == null || before.equals(after)) {
            return;
        }
        for (ConsumerInfo consumer : server.consumers(wanted.getName())) {
            long waiting = consumer.getNumPending() + consumer.getNumAckPending();
            if (waiting > 0 && ConsumerSpec.isPartition(consumer.getName(), wanted.getName())) {
                refuse(
                        "would divide its subjects otherwise (%s → %s) while %d events wait for consumer %s: let it "
                                + "finish them first, with nobody publishing",
                        before, after, waiting, consumer.getName());
                return;
            }
        }
    }

    private void subjectsOfAnother(StreamInfo stream) {
        StreamConfiguration other = stream.getConfiguration();
        if (other.getName().equals(wanted.getName())) {
            return;
        }
        List<SubjectPattern> kept =
                other.getSubjects().stream().map(SubjectPattern::of).toList();
        wanted.getSubjects().stream()
                .filter(subject -> kept.stream().anyMatch(SubjectPattern.of(subject)::overlaps))
                .findFirst()
                .ifPresent(subject -> refuse(
                        "wants %s, which stream %s of the server keeps already (10065): move its events and delete "
                                + "it, or narrow its subjects",
                        subject, other.getName()));
    }

    private void fixedSettings(StreamConfiguration present) {
        if (present.getRetentionPolicy() != wanted.getRetentionPolicy()) {
            refuse(
                    "has retention %s and would become %s: a server refuses that (10052), or deletes events with it; "
                            + "keep the retention, or give the stream another name",
                    Value.word(present.getRetentionPolicy()), Value.word(wanted.getRetentionPolicy()));
        }
        if (present.getStorageType() != wanted.getStorageType()) {
            refuse(
                    "is kept in %s and would move to %s: a server refuses that (10052); keep the storage, or give the "
                            + "stream another name",
                    Value.word(present.getStorageType()), Value.word(wanted.getStorageType()));
        }
    }

    private void size(StreamState held) {
        if (exceeds(held.getByteCount(), wanted.getMaxBytes())) {
            refuseLoss("max-bytes", Quantity.showBytes(wanted.getMaxBytes()), Quantity.showBytes(held.getByteCount()));
        }
        if (exceeds(held.getMsgCount(), wanted.getMaxMsgs())) {
            refuseLoss("max-messages", Long.toString(wanted.getMaxMsgs()), held.getMsgCount() + " events");
        }
    }

    private void age(StreamInfo present) {
        Duration before = present.getConfiguration().getMaxAge();
        Duration after = wanted.getMaxAge();
        boolean shorter = before.isZero() || after.compareTo(before) < 0;
        Duration oldest =
                Duration.between(present.getStreamState().getFirstTime().toInstant(), server.now());
        if (shorter && oldest.compareTo(after) > 0) {
            refuseLoss("max-age", Quantity.show(after), "an event of %d s ago".formatted(oldest.toSeconds()));
        }
    }

    private void messagesPerSubject(StreamInfo present) throws IOException, JetStreamApiException {
        long before = present.getConfiguration().getMaxMsgsPerSubject();
        long after = wanted.getMaxMsgsPerSubject();
        if (after > 0 && (before <= 0 || after < before)) {
            server.fullestSubject(wanted.getName())
                    .filter(subject -> exceeds(subject.getCount(), after))
                    .ifPresent(subject -> refuseLoss(
                            "max-messages-per-subject",
                            Long.toString(after),
                            "%d events of %s".formatted(subject.getCount(), subject.getName())));
        }
    }

    private void refuseLoss(String setting, String value, String held) {
        refuse(
                "would lose events with %s %s, because it holds %s: keep the limit until they are gone, or delete them "
                        + "first",
                setting, value, held);
    }

    private void refuse(String reason, Object... values) {
        refusals.add("Stream %s %s.".formatted(wanted.getName(), reason.formatted(values)));
    }

    private static boolean exceeds(long held, long limit) {
        return limit > 0 && held > limit;
    }
}
