package com.nebengjek.topology.migration;

import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Takes a stream of our own name out of the way, because a server changes neither its retention nor its storage: its
 * events, subjects and the positions of its durables go to a stream of another name.
 */
record Renaming(Streams streams, String name) {

    static final String SUFFIX = "_MIGRATING";

    Duration run() throws IOException, JetStreamApiException, InterruptedException {
        String other = name + SUFFIX;
        StreamConfiguration wanted = elsewhere(other);
        Transfer transfer = new Transfer(streams, List.of(name), List.of(wanted), false);
        transfer.copy();
        Duration gap = transfer.handOver();
        new Stragglers(streams, List.of(name), List.of(wanted)).settle();
        for (ConsumerInfo consumer : streams.consumers(name)) {
            if (consumer.getConsumerConfiguration().getDurable() != null) {
                remember(consumer, other);
            }
        }
        streams.management().deleteStream(name);
        return gap;
    }

    private StreamConfiguration elsewhere(String other) throws IOException, JetStreamApiException {
        StreamConfiguration present = streams.configuration(name);
        return StreamConfiguration.builder()
                .name(other)
                .subjects(new Park(name).former(present.getSubjects()))
                .retentionPolicy(RetentionPolicy.Limits)
                .storageType(StorageType.File)
                .replicas(present.getReplicas())
                .build();
    }

    /** Nobody reads from it there: it only says where the durable stands. */
    private void remember(ConsumerInfo consumer, String other) throws IOException, JetStreamApiException {
        long first = new Positions(streams, name, other).of(consumer.getName()).orElse(1);
        if (streams.management().getConsumerNames(other).contains(consumer.getName())) {
            streams.management().deleteConsumer(other, consumer.getName());
        }
        streams.management()
                .createConsumer(
                        other,
                        ConsumerConfiguration.builder()
                                .durable(consumer.getName())
                                .deliverPolicy(DeliverPolicy.ByStartSequence)
                                .startSequence(first)
                                .build());
    }
}
