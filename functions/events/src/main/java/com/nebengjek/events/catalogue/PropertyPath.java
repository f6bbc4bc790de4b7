package com.nebengjek.events.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a property of a record by its JSON spelling, nested ones with dots: {@code ride.ride_id}. */
public final class PropertyPath {

    private final List<Method> accessors;

    private PropertyPath(List<Method> accessors) {
        this.accessors = accessors;
    }

    /** @throws IllegalArgumentException naming the property that a record lacks */
    public static PropertyPath of(Class<?> type, String path) {
        List<Method> accessors = new ArrayList<>();
        Class<?> owner = type;
        for (String name : path.split("\\.")) {
            RecordComponent component = component(owner, name, path);
            component.getAccessor().setAccessible(true);
            accessors.add(component.getAccessor());
            owner = component.getType();
        }
        return new PropertyPath(accessors);
    }

    private static RecordComponent component(Class<?> owner, String name, String path) {
        RecordComponent[] components = owner.isRecord() ? owner.getRecordComponents() : new RecordComponent[0];
        return Arrays.stream(components)
                .filter(candidate -> RecordSchema.nameOf(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no property '%s' (in '%s')"
                        .formatted(owner.getSimpleName(), name, path)));
    }

    /** The value as text, or null when it or a record on the way to it is absent. */
    public @Nullable String read(Object event) {
        Object value = value(event);
        return value == null ? null : value.toString();
    }

    /** The value, or null when it or a record on the way to it is absent. */
    @Nullable Object value(Object event) {
        Object value = event;
        for (Method accessor : accessors) {
            if (value == null) {
                return null;
            }
            value = invoke(accessor, value);
        }
        return value;
    }

    private static @Nullable Object invoke(Method accessor, Object target) {
        try {
            return accessor.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(accessor + " cannot be read", impossible);
        }
    }
}
