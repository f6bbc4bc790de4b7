package com.nebengjek.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function by its kebab-case name, with its consumers: one for each stream it reads, or one for each partition of it.
 *
 * @param emits the subjects on which it publishes
 * @param ordered whether events of one subject are handled in the order of the stream, by whichever process
 * @param rate how fast it may go; null for as fast as it can
 */
public record FunctionSpec(
        String name, List<ConsumerSpec> consumers, List<String> emits, boolean ordered, @Nullable Rate rate) {

    /**
     * What all processes of a function handle together.
     *
     * @param perSecond events in a second, in the long run
     * @param burst events at once, after a quiet time
     */
    public record Rate(int perSecond, int burst) {}

    public FunctionSpec {
        emits = List.copyOf(emits);
        consumers = List.copyOf(consumers);
    }
}
