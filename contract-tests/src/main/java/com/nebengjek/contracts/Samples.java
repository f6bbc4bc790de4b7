package com.nebengjek.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An example of each record, the same in every run. */
public final class Samples {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("latitude", -6.1754),
            Map.entry("longitude", 106.8272),
            Map.entry("accuracy", 8.0),
            Map.entry("distance", 412.0),
            Map.entry("estimatedEta", 77L),
            Map.entry("odometer", 2_350.0),
            Map.entry("metres", 2_350.0),
            Map.entry("factor", 1.0),
            Map.entry("adjustmentFactor", 1.0),
            Map.entry("amount", 7_050L),
            Map.entry("totalCost", 7_050L),
            Map.entry("adjustedCost", 7_050L),
            Map.entry("adminFee", 353L),
            Map.entry("driverPayout", 6_697L),
            Map.entry("cell", "qqguw"),
            Map.entry("attempt", 1),
            Map.entry("attempts", 8),
            Map.entry("turn", 1),
            Map.entry("providerId", "sms-81724"),
            Map.entry("code", "offer_expired"),
            Map.entry("message", "The offer has expired."));

    private Samples() {}

    public static <T extends Record> T of(Class<T> type) {
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
        if (type == int.class && component.getName().equals("status")) {
            return 202;
        }
        if (BY_NAME.containsKey(component.getName())) {
            return BY_NAME.get(component.getName());
        }
        if (type == List.class && component.getGenericType() instanceof ParameterizedType list) {
            return List.of(of(((Class<?>) list.getActualTypeArguments()[0]).asSubclass(Record.class)));
        }
        if (type.isRecord()) {
            return of(type.asSubclass(Record.class));
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
