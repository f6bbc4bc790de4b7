package com.nebengjek.contracts.report;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.contracts.compatibility.Level;
import com.nebengjek.contracts.compatibility.ReleasedCatalogue;
import com.nebengjek.contracts.compatibility.SchemaChange;
import com.nebengjek.contracts.compatibility.SchemaChanges;
import com.nebengjek.contracts.consumer.Statement;
import com.nebengjek.contracts.golden.GoldenEvent;
import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was found out about one type of event.
 *
 * @param right golden events that are taken
 * @param broken golden events that are refused for their reason
 * @param faults sentences that say what is wrong; empty when all is well
 * @param changed how much it has changed since the last release, or {@code new}
 */
record TypeReport(
        EventType<?> type,
        Set<String> producers,
        Set<String> consumers,
        int statements,
        int right,
        int broken,
        String changed,
        List<String> faults) {

    static TypeReport of(EventType<?> type, Parties parties, ReleasedCatalogue released) {
        List<GoldenEvent> golden = GoldenEvents.of(type);
        List<Statement> statements = parties.statementsOn(type);
        return new TypeReport(
                type,
                parties.producersOf(type),
                parties.consumersOf(type),
                statements.size(),
                (int) golden.stream().filter(each -> !each.isBroken() && keepsItsWord(each)).count(),
                (int) golden.stream().filter(each -> each.isBroken() && keepsItsWord(each)).count(),
                changed(type, released),
                Stream.concat(
                                golden.stream().filter(each -> !keepsItsWord(each)).map(each -> each + " is not what its file says"),
                                statements.stream().flatMap(each -> unmet(each, type)))
                        .toList());
    }

    private static Stream<String> unmet(Statement statement, EventType<?> type) {
        return statement.unmetBy(type.schema()).stream().map(change -> statement + ": " + change);
    }

    private static boolean keepsItsWord(GoldenEvent golden) {
        try {
            golden.type().decode(golden.body(), Clock.systemUTC());
            return !golden.isBroken();
        } catch (InvalidData fault) {
            return fault.getMessage().equals(golden.reason());
        }
    }

    private static String changed(EventType<?> type, ReleasedCatalogue released) {
        var before = released.schemas().get(ContractName.of(type));
        if (before == null) {
            return "new";
        }
        List<SchemaChange> changes = SchemaChanges.between(before, type.schema());
        return changes.isEmpty()
                ? "unchanged"
                : changes.stream().map(SchemaChange::level).max(Comparator.naturalOrder()).orElse(Level.PATCH).name().toLowerCase();
    }
}
