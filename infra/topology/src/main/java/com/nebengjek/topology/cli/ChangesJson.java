package com.nebengjek.topology.cli;

import com.nebengjek.topology.Change;
import com.nebengjek.topology.Change.Difference;
import com.nebengjek.topology.TopologyDiff;
import java.util.List;
import java.util.Locale;

/** A diff for programs. */
record ChangesJson(int created, int updated, int unchanged, List<Entry> changes) {

    record Entry(String kind, String name, String action, List<Difference> differences) {}

    static ChangesJson of(TopologyDiff diff) {
        return new ChangesJson(
                diff.created().size(),
                diff.updated().size(),
                diff.unchanged().size(),
                diff.changes().stream().map(ChangesJson::entry).toList());
    }

    private static Entry entry(Change change) {
        return new Entry(
                change.kind().name().toLowerCase(Locale.ROOT),
                change.name(),
                change.action().name().toLowerCase(Locale.ROOT),
                change.differences());
    }
}
