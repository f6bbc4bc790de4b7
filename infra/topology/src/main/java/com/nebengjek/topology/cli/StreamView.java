package com.nebengjek.topology.cli;

import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stream as it is on the server, whether or not the topology has it.
 *
 * @param firstTime when its oldest event was stored; none while it holds none
 * @param removed sequences between its first and its last at which there is no event any more
 */
record StreamView(
        String name,
        List<String> subjects,
        String retention,
        String storage,
        int replicas,
        long maxAgeSeconds,
        long maxBytes,
        long maxMessages,
        long messages,
        long bytes,
        long firstSequence,
        long lastSequence,
        @Nullable Instant firstTime,
        @Nullable Instant lastTime,
        long removed,
        long consumers) {

    static StreamView of(StreamInfo info) {
        StreamConfiguration settings = info.getConfiguration();
        StreamState state = info.getStreamState();
        boolean empty = state.getMsgCount() == 0;
        return new StreamView(
                settings.getName(),
                settings.getSubjects(),
                settings.getRetentionPolicy().toString().toLowerCase(Locale.ROOT),
                settings.getStorageType().toString().toLowerCase(Locale.ROOT),
                settings.getReplicas(),
                settings.getMaxAge().toSeconds(),
                settings.getMaxBytes(),
                settings.getMaxMsgs(),
                state.getMsgCount(),
                state.getByteCount(),
                state.getFirstSequence(),
                state.getLastSequence(),
                empty ? null : state.getFirstTime().toInstant(),
                empty ? null : state.getLastTime().toInstant(),
                state.getDeletedCount(),
                state.getConsumerCount());
    }
}
