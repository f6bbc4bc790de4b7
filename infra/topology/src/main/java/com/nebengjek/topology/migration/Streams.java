package com.nebengjek.topology.migration;

import com.nebengjek.topology.stored.SubjectCounts;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.Source;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The streams of a server, with the few changes that a migration makes to them. */
record Streams(JetStreamManagement management) {

    /** The durable that keeps the events of an interest stream while they have no other reader. */
    static final String HOLDER = "topology-migrate";

    List<StreamInfo> all() throws IOException, JetStreamApiException {
        return management.getStreams();
    }

    boolean has(String stream) throws IOException, JetStreamApiException {
        return management.getStreamNames().contains(stream);
    }

    StreamConfiguration configuration(String stream) throws IOException, JetStreamApiException {
        return management.getStreamInfo(stream).getConfiguration();
    }

    long last(String stream) throws IOException, JetStreamApiException {
        return management.getStreamInfo(stream).getStreamState().getLastSequence();
    }

    /** How many events it holds, by subject. */
    Map<String, Long> held(String stream) throws IOException, JetStreamApiException {
        return SubjectCounts.of(management, stream, ">");
    }

    /** Its consumers, but for the holder. */
    List<ConsumerInfo> consumers(String stream) throws IOException, JetStreamApiException {
        return management.getConsumers(stream).stream()
                .filter(consumer -> !consumer.getName().equals(HOLDER))
                .toList();
    }

    void update(String stream, UnaryOperator<StreamConfiguration.Builder> change)
            throws IOException, JetStreamApiException {
        StreamConfiguration present = configuration(stream);
        management.updateStream(
                change.apply(StreamConfiguration.builder(present)).build());
    }

    /** Makes a server copy what a stream holds, and will hold, into another one. Repeated, it changes nothing. */
    void copy(String from, String into) throws IOException, JetStreamApiException {
        if (sources(configuration(into)).stream().noneMatch(source -> source.getName().equals(from))) {
            // a stream that was made without subjects has its own name for one
            update(into, stream -> stream.subjects(subjectsOfOthers(stream.build()))
                    .addSources(Source.builder().name(from).build()));
        }
    }

    static List<Source> sources(StreamConfiguration stream) {
        return stream.getSources() == null ? List.of() : stream.getSources();
    }

    static List<String> subjectsOfOthers(StreamConfiguration stream) {
        return stream.getSubjects().stream()
                .filter(subject -> !subject.equals(stream.getName()))
                .toList();
    }

    /** Lets no event of an interest stream go, whoever is done with it. */
    void hold(String stream) throws IOException, JetStreamApiException {
        if (configuration(stream).getRetentionPolicy() == RetentionPolicy.Interest) {
            management.addOrUpdateConsumer(
                    stream,
                    ConsumerConfiguration.builder()
                            .durable(HOLDER)
                            .ackPolicy(AckPolicy.Explicit)
                            .build());
        }
    }

    void release(String stream) throws IOException, JetStreamApiException {
        if (isHeld(stream)) {
            management.deleteConsumer(stream, HOLDER);
        }
    }

    boolean isHeld(String stream) throws IOException, JetStreamApiException {
        return management.getConsumerNames(stream).contains(HOLDER);
    }
}
