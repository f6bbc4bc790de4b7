package com.nebengjek.topology;

import java.util.List;

/**
 * A program of the system that has no consumers, such as the edge.
 *
 * @param emits the subjects on which it publishes
 * @param hears the subjects to which it subscribes
 * @param reads the streams out of which it gets single messages
 */
public record ProgramSpec(String name, List<String> emits, List<String> hears, List<String> reads) {

    public ProgramSpec {
        emits = List.copyOf(emits);
        hears = List.copyOf(hears);
        reads = List.copyOf(reads);
    }
}
