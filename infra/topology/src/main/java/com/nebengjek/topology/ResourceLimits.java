package com.nebengjek.topology;

import io.nats.client.api.StorageType;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What the streams of a server may take together, in bytes.
 *
 * <p>Each server keeps one replica of a stream at most, so that the sum over the streams is what one server needs.
 */
public record ResourceLimits(long maxStorage, long maxMemory) {

    private static final String STORAGE = "JETSTREAM_MAX_STORAGE";
    private static final String MEMORY = "JETSTREAM_MAX_MEMORY";

    /**
     * The limits from {@code JETSTREAM_MAX_STORAGE} (10 GB unless set) and {@code JETSTREAM_MAX_MEMORY} (1 GB).
     *
     * @throws IllegalArgumentException when one of them is no size; the message names it
     */
    public static ResourceLimits of(Map<String, String> environment) {
        return new ResourceLimits(bytes(environment, STORAGE, "10GB"), bytes(environment, MEMORY, "1GB"));
    }

    private static long bytes(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, otherwise);
        return Quantity.bytes(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is '%s', which is no size: write a number and a unit, such as 10GB"
                                .formatted(name, value)));
    }

    /** Why the topology does not fit; nothing when it does. */
    List<String> refusals(Topology topology) {
        return List.of(
                        refusal(sum(topology, StorageType.File), maxStorage, "files", STORAGE),
                        refusal(sum(topology, StorageType.Memory), maxMemory, "memory", MEMORY))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> refusal(long sum, long limit, String kind, String variable) {
        return sum <= limit
                ? List.of()
                : List.of(("The streams and buckets in %s may grow to %s together, more than %s allows "
                                + "(%s): lower max-bytes of some, or raise %s.")
                        .formatted(kind, Quantity.showBytes(sum), variable, Quantity.showBytes(limit), variable));
    }

    private static long sum(Topology topology, StorageType storage) {
        return LongStream.concat(
                        topology.streams().stream()
                                .filter(stream -> stream.storage() == storage)
                                .mapToLong(StreamSpec::maxBytes),
                        topology.buckets().stream()
                                .filter(bucket -> bucket.storage() == storage)
                                .mapToLong(BucketSpec::maxBytes))
                .sum();
    }
}
