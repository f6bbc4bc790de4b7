package com.nebengjek.topology.status;

import org.jspecify.annotations.Nullable;

/**
 * A stream of the topology.
 *
 * @param present whether the server has it; everything else is zero when not
 * @param oldestSeconds age of the oldest event; null when there is none
 */
public record StreamStatus(
        String name,
        boolean present,
        String retention,
        long messages,
        long bytes,
        long maxMessages,
        long maxBytes,
        long firstSequence,
        long lastSequence,
        long maxAgeSeconds,
        @Nullable Long oldestSeconds,
        long consumers) {}
