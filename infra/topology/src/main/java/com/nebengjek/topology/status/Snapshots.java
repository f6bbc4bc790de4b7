package com.nebengjek.topology.status;

import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.StreamSpec;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server says of its streams and consumers, in our words. */
final class Snapshots {

    private static final int NO_MESSAGE_FOUND = 10037;

    private final JetStreamManagement management;
    private final Clock clock;
    private final HandlerTimes times;

    Snapshots(JetStreamManagement management, Clock clock, HandlerTimes times) {
        this.management = management;
        this.clock = clock;
        this.times = times;
    }

    StreamStatus stream(StreamInfo stream) {
        StreamConfiguration configuration = stream.getConfiguration();
        StreamState state = stream.getStreamState();
        return new StreamStatus(
                configuration.getName(),
                true,
                configuration.getRetentionPolicy().toString(),
                state.getMsgCount(),
                state.getByteCount(),
                configuration.getMaxMsgs(),
                configuration.getMaxBytes(),
                state.getFirstSequence(),
                state.getLastSequence(),
                configuration.getMaxAge().toSeconds(),
                state.getMsgCount() == 0 ? null : age(state.getFirstTime()),
                state.getConsumerCount());
    }

    ConsumerStatus consumer(@Nullable String function, ConsumerInfo consumer, StreamInfo stream)
            throws IOException, JetStreamApiException {
        ZonedDateTime lastDelivered = consumer.getDelivered().getLastActive();
        return new ConsumerStatus(
                consumer.getName(),
                consumer.getStreamName(),
                function,
                true,
                consumer.getNumWaiting() > 0 || consumer.getNumAckPending() > 0,
                consumer.getPaused(),
                consumer.getNumPending(),
                consumer.getNumAckPending(),
                consumer.getRedelivered(),
                consumer.getNumWaiting(),
                consumer.getDelivered().getStreamSequence(),
                lastDelivered == null ? null : lastDelivered.toInstant(),
                oldestWaiting(consumer),
                LostEvents.of(stream, consumer),
                ackWait(consumer),
                times.p99(consumer.getName()).map(Duration::toMillis).orElse(null));
    }

    static StreamStatus missing(StreamSpec spec) {
        return new StreamStatus(spec.name(), false, spec.retention().toString(), 0, 0, 0, 0, 0, 0, 0, null, 0);
    }

    static ConsumerStatus missing(ConsumerSpec spec) {
        return new ConsumerStatus(
                spec.durable(), spec.stream(), spec.function(), false, false, false, 0, 0, 0, 0, 0, null, null,
                new LostEvents(0, 0), spec.ackWait().toMillis(), null);
    }

    private static long ackWait(ConsumerInfo consumer) {
        Duration wait = consumer.getConsumerConfiguration().getAckWait();
        return wait == null ? 0 : wait.toMillis();
    }

    private @Nullable Long oldestWaiting(ConsumerInfo consumer) throws IOException, JetStreamApiException {
        if (consumer.getNumPending() + consumer.getNumAckPending() == 0) {
            return null;
        }
        Long oldest = null;
        List<String> filters = consumer.getConsumerConfiguration().getFilterSubjects();
        for (String filter : filters == null || filters.isEmpty() ? List.of(">") : filters) {
            Long age =
                    ageOfNext(consumer.getStreamName(), consumer.getAckFloor().getStreamSequence() + 1, filter);
            oldest = oldest == null || age != null && age > oldest ? age : oldest;
        }
        return oldest;
    }

    private @Nullable Long ageOfNext(String stream, long sequence, String subject)
            throws IOException, JetStreamApiException {
        try {
            return age(management.getNextMessage(stream, sequence, subject).getTime());
        } catch (JetStreamApiException error) {
            if (error.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return null;
            }
            throw error;
        }
    }

    private long age(ZonedDateTime since) {
        return Math.max(0, Duration.between(since.toInstant(), clock.instant()).toSeconds());
    }
}
