package com.nebengjek.topology.cli;

import com.nebengjek.topology.Change;
import com.nebengjek.topology.Change.Difference;
import com.nebengjek.topology.TopologyDiff;
import java.util.Locale;
import java.util.stream.Collectors;

/** A diff for people: what differs, and how much does not. */
final class ChangesText {

    private ChangesText() {}

    static String of(TopologyDiff diff, String create, String update) {
        String totals = "%d %s, %d %s, %d unchanged"
                .formatted(
                        diff.created().size(),
                        create,
                        diff.updated().size(),
                        update,
                        diff.unchanged().size());
        if (diff.isEmpty()) {
            return totals;
        }
        Table table = new Table("KIND", "NAME", "ACTION", "DIFFERENCES");
        diff.created().forEach(change -> table.row(kind(change), change.name(), "create", ""));
        diff.updated().forEach(change -> table.row(kind(change), change.name(), "update", differences(change)));
        return table + "\n\n" + totals;
    }

    private static String kind(Change change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String differences(Change change) {
        return change.differences().stream().map(Difference::toString).collect(Collectors.joining("; "));
    }
}
