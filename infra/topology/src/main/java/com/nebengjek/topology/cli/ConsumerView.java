package com.nebengjek.topology.cli;

import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as it is on the server.
 *
 * @param acknowledgedTo every event of the stream up to it is done with
 * @param lastDelivered when it was handed an event; none when it never was
 */
record ConsumerView(
        String stream,
        String name,
        List<String> filters,
        String deliver,
        long pending,
        long unacknowledged,
        long redelivered,
        long waitingPulls,
        long deliveredTo,
        long acknowledgedTo,
        @Nullable Instant lastDelivered,
        boolean paused,
        long ackWaitSeconds,
        long maxDeliver,
        long maxAckPending) {

    static ConsumerView of(ConsumerInfo info) {
        ConsumerConfiguration settings = info.getConsumerConfiguration();
        return new ConsumerView(
                info.getStreamName(),
                info.getName(),
                settings.getFilterSubjects() == null ? List.of() : settings.getFilterSubjects(),
                settings.getDeliverPolicy().toString().toLowerCase(Locale.ROOT),
                info.getNumPending(),
                info.getNumAckPending(),
                info.getRedelivered(),
                info.getNumWaiting(),
                info.getDelivered().getStreamSequence(),
                info.getAckFloor().getStreamSequence(),
                info.getDelivered().getLastActive() == null
                        ? null
                        : info.getDelivered().getLastActive().toInstant(),
                info.getPaused(),
                settings.getAckWait() == null ? 0 : settings.getAckWait().toSeconds(),
                settings.getMaxDeliver(),
                settings.getMaxAckPending());
    }
}
