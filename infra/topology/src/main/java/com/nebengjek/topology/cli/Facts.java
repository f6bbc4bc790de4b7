package com.nebengjek.topology.cli;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** A record for people: a line for each of its components. */
final class Facts {

    private Facts() {}

    static String of(Record facts) {
        Table table = new Table("WHAT", "IS");
        Arrays.stream(facts.getClass().getRecordComponents())
                .forEach(component -> table.row(words(component), Objects.toString(value(facts, component), "-")));
        return table.toString();
    }

    private static String words(RecordComponent component) {
        return component.getName().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Object value(Record facts, RecordComponent component) {
        try {
            return component.getAccessor().invoke(facts);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(component + " cannot be read", hidden);
        }
    }
}
