package com.nebengjek.topology;

import java.util.List;

/**
 * What it takes to make one stream, consumer or bucket of the server look like the topology.
 *
 * @param differences what an update changes; empty for the other actions
 */
public record Change(Kind kind, String name, Action action, List<Difference> differences) {

    /** What is changed. */
    public enum Kind {
        STREAM,
        CONSUMER,
        BUCKET
    }

    /** How it is changed. Nothing is ever deleted. */
    public enum Action {
        CREATE,
        UPDATE,
        UNCHANGED
    }

    /** A setting with its value on the server, and the value that the topology wants. */
    public record Difference(String setting, String before, String after) {

        @Override
        public String toString() {
            return "%s %s → %s".formatted(setting, before, after);
        }
    }

    public Change {
        differences = List.copyOf(differences);
    }
}
