package com.nebengjek.topology;

import com.nebengjek.topology.Change.Action;
import java.util.List;

/** The changes between a server and a topology, in the order in which they are made: streams, consumers, buckets. */
public record TopologyDiff(List<Change> changes) {

    public TopologyDiff {
        changes = List.copyOf(changes);
    }

    /** What the server did not have. */
    public List<Change> created() {
        return with(Action.CREATE);
    }

    /** What was different on the server. */
    public List<Change> updated() {
        return with(Action.UPDATE);
    }

    /** What was already as it should be. */
    public List<Change> unchanged() {
        return with(Action.UNCHANGED);
    }

    /** Whether the server already looked like the topology. */
    public boolean isEmpty() {
        return unchanged().size() == changes.size();
    }

    private List<Change> with(Action action) {
        return changes.stream().filter(change -> change.action() == action).toList();
    }
}
