package com.nebengjek.topology;

import java.util.List;

/**
 * A function by its kebab-case name, with its consumers: one for each stream it reads.
 *
 * @param emits the subjects on which it publishes
 */
public record FunctionSpec(String name, List<ConsumerSpec> consumers, List<String> emits) {

    public FunctionSpec {
        emits = List.copyOf(emits);
        consumers = List.copyOf(consumers);
    }
}
