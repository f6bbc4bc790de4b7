package com.nebengjek.topology;

import io.nats.client.api.StorageType;
import java.time.Duration;

/**
 * A key-value bucket as it shall be on the server.
 *
 * @param history values kept per key, 1 to 64
 * @param ttl age at which a value is gone
 */
public record BucketSpec(String name, StorageType storage, int replicas, int history, Duration ttl, long maxBytes) {

    /** The same bucket, kept by another number of servers. */
    public BucketSpec withReplicas(int count) {
        return new BucketSpec(name, storage, count, history, ttl, maxBytes);
    }
}
