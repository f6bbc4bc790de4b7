package com.nebengjek.contracts.compatibility;

import java.util.EnumSet;
import java.util.Set;

/**
 * One difference between two versions of a schema.
 *
 * @param property at fault, nested ones with dots, those of lists with {@code []}; empty for the data as a whole
 * @param breaks whom it breaks; empty unless it is {@link Level#BREAKING}
 * @param what the change as a sentence's rest: {@code is required now}
 */
public record SchemaChange(String property, Level level, Set<Side> breaks, String what) {

    public SchemaChange {
        breaks = Set.copyOf(breaks);
    }

    static SchemaChange patch(String property, String what) {
        return new SchemaChange(property, Level.PATCH, Set.of(), what);
    }

    static SchemaChange compatible(String property, String what) {
        return new SchemaChange(property, Level.COMPATIBLE, Set.of(), what);
    }

    static SchemaChange breaking(String property, String what, Side first, Side... others) {
        return new SchemaChange(property, Level.BREAKING, EnumSet.of(first, others), what);
    }

    /** {@code pickup.latitude is required now}. */
    @Override
    public String toString() {
        return (property.isEmpty() ? "the data" : property) + " " + what;
    }
}
