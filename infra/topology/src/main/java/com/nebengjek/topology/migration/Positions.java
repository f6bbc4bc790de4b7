package com.nebengjek.topology.migration;

import com.nebengjek.topology.stored.StoredEvents;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Where consumers of an earlier stream stand, as places in the stream that has taken its events. */
record Positions(Streams streams, String earlier, String stream) {

    /** The first place that a durable of the earlier stream has not passed; none when there is no such durable. */
    OptionalLong of(String durable) throws IOException, JetStreamApiException {
        Optional<ConsumerInfo> consumer = streams.consumers(earlier).stream()
                .filter(other -> other.getName().equals(durable))
                .findFirst();
        return consumer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(first(consumer.get()));
    }

    /** Copies come in the order of the earlier stream, and before everything that was published since. */
    private long first(ConsumerInfo consumer) throws IOException, JetStreamApiException {
        long passed = Math.max(
                consumer.getAckFloor().getStreamSequence(),
                consumer.getConsumerConfiguration().getStartSequence() - 1);
        return new StoredEvents(streams.management(), stream)
                .first(event -> Origin.ofCopy(event)
                        .filter(origin -> origin.stream().equals(earlier) && origin.sequence() <= passed)
                        .isEmpty());
    }
}
