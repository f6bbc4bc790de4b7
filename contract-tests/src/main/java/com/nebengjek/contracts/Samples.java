package com.nebengjek.contracts;

import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.Events;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An example of each record, the same in every run: of events of the catalogue the golden one, of others one that is made up. */
public final class Samples {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("latitude", -6.1754),
            Map.entry("longitude", 106.8272),
            Map.entry("distance", 412.0),
            Map.entry("adjustmentFactor", 1.0),
            Map.entry("totalCost", 7_050L),
            Map.entry("adjustedCost", 7_050L),
            Map.entry("adminFee", 353L),
            Map.entry("driverPayout", 6_697L));

    private Samples() {}

    public static <T extends Record> T of(Class<T> type) {
        boolean golden = Events.catalogue().types().stream().anyMatch(known -> known.recordClass() == type);
        return golden ? GoldenEvents.example(type) : madeUp(type);
    }

    private static <T extends Record> T madeUp(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(Samples::value).toArray());
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("there is no sample of " + type, fault);
        }
    }

    private static @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (BY_NAME.containsKey(component.getName())) {
            return BY_NAME.get(component.getName());
        }
        if (type.isRecord()) {
            return madeUp(type.asSubclass(Record.class));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return scalar(component.getName(), type);
    }

    private static @Nullable Object scalar(String name, Class<?> type) {
        return switch (type.getSimpleName()) {
            case "UUID" -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
            case "Instant" -> AT;
            case "String" -> name;
            case "boolean", "Boolean" -> true;
            case "double", "Double" -> 1.0;
            case "long", "Long" -> 1L;
            case "int", "Integer" -> 0;
            default -> throw new IllegalStateException("no sample of a " + type);
        };
    }
}
