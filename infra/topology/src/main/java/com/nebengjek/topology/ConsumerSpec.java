package com.nebengjek.topology;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.ReplayPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The durable pull consumer through which a function reads a stream.
 *
 * @param filters subjects of the stream; never empty
 * @param replaces an earlier durable of the same stream whose position a newly created consumer takes over
 * @param attempts failures that the binding counts before it writes a dead letter; the server does not know this number
 * @param maxDeliver {@link Topology#UNLIMITED} or at least 1
 * @param backoff the server's waits between deliveries; the first one replaces {@code ackWait}
 */
public record ConsumerSpec(
        String function,
        String stream,
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

    /** The durable's name for ever: {@code <function>-<stream>} in lower case. */
    public String durable() {
        return durable(function, stream);
    }

    /** The durable's name of a function on a stream, whether or not the topology has it. */
    public static String durable(String function, String stream) {
        return function + "-" + stream.toLowerCase(Locale.ROOT);
    }
}
