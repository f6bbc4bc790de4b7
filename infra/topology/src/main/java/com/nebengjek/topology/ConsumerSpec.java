package com.nebengjek.topology;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.ReplayPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The durable pull consumer through which a function reads a stream, or one partition of it.
 *
 * @param partition which one, from 0; null when the function reads the stream as a whole
 * @param filters subjects of the stream; never empty
 * @param replaces an earlier durable of the same stream whose position a newly created consumer takes over
 * @param attempts failures that the binding counts before it writes a dead letter; the server does not know this number
 * @param maxDeliver {@link Topology#UNLIMITED} or at least 1
 * @param backoff the server's waits between deliveries; the first one replaces {@code ackWait}
 */
public record ConsumerSpec(
        String function,
        String stream,
        @Nullable Integer partition,
        List<String> filters,
        @Nullable String replaces,
        DeliverPolicy deliver,
        AckPolicy ack,
        ReplayPolicy replay,
        Duration ackWait,
        int attempts,
        long maxDeliver,
        List<Duration> backoff,
        long maxAckPending) {

    public ConsumerSpec {
        filters = List.copyOf(filters);
        backoff = List.copyOf(backoff);
    }

    /** The durable's name for ever: {@code <function>-<stream>} in lower case, with the partition where there is one. */
    public String durable() {
        return partition == null ? reader() : reader() + "-" + partition;
    }

    /** The name under which dead letters and attempts are kept: the same for all partitions. */
    public String reader() {
        return durable(function, stream);
    }

    /** Whether a durable reads one partition of a stream, for whichever function. */
    static boolean isPartition(String durable, String stream) {
        return durable.matches(".+-" + Pattern.quote(stream.toLowerCase(Locale.ROOT)) + "-\\d+");
    }

    /** The durable's name of a function on a stream, whether or not the topology has it. */
    public static String durable(String function, String stream) {
        return function + "-" + stream.toLowerCase(Locale.ROOT);
    }
}
