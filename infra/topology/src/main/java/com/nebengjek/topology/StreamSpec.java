package com.nebengjek.topology;

import io.nats.client.api.CompressionOption;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A stream as it shall be on the server.
 *
 * @param maxMessages {@link Topology#UNLIMITED} or at least 1
 * @param maxMessagesPerSubject {@link Topology#UNLIMITED} or at least 1
 * @param allowDirect whether any replica answers reads by sequence or subject
 * @param partitions parts into which the stream divides its subjects, as many as work side by side for an ordered
 *     function; 0 when none reads it
 * @param told what the processes of a function read from the stream when they start
 */
public record StreamSpec(
        String name,
        List<String> subjects,
        RetentionPolicy retention,
        StorageType storage,
        int replicas,
        Duration maxAge,
        long maxBytes,
        long maxMessages,
        long maxMessagesPerSubject,
        DiscardPolicy discard,
        Duration duplicateWindow,
        CompressionOption compression,
        boolean allowDirect,
        int partitions,
        Map<String, String> told) {

    public StreamSpec {
        subjects = List.copyOf(subjects);
        told = Map.copyOf(told);
    }

    /** The same stream, kept by another number of servers. */
    public StreamSpec withReplicas(int count) {
        return new StreamSpec(
                name,
                subjects,
                retention,
                storage,
                count,
                maxAge,
                maxBytes,
                maxMessages,
                maxMessagesPerSubject,
                discard,
                duplicateWindow,
                compression,
                allowDirect,
                partitions,
                told);
    }
}
