package com.nebengjek.events.catalogue;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Refuses observations from the future: a time named {@code timestamp} or {@code at}, at any depth, may be only so far ahead. */
record TimesAhead(List<Time> times) {

    record Time(String field, PropertyPath path) {}

    static TimesAhead of(Class<?> type) {
        List<Time> times = new ArrayList<>();
        collect(type, type, "", times);
        return new TimesAhead(List.copyOf(times));
    }

    private static void collect(Class<?> root, Class<?> type, String prefix, List<Time> times) {
        for (RecordComponent component : type.getRecordComponents()) {
            String field = prefix + RecordSchema.nameOf(component);
            if (component.getType().isRecord()) {
                collect(root, component.getType(), field + ".", times);
            } else if (isObservation(component)) {
                times.add(new Time(field, PropertyPath.of(root, field)));
            }
        }
    }

    private static boolean isObservation(RecordComponent component) {
        return component.getType() == Instant.class
                && (component.getName().equals("timestamp") || component.getName().equals("at"));
    }

    void check(Object event, Instant latest) {
        for (Time time : times) {
            if (time.path().value(event) instanceof Instant value && value.isAfter(latest)) {
                throw new InvalidData(
                        time.field(),
                        "must be at most %d s ahead of the server's clock (was %s)"
                                .formatted(EventType.CLOCK_TOLERANCE.toSeconds(), value));
            }
        }
    }
}
