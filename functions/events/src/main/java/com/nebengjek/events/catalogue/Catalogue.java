package com.nebengjek.events.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds event types by record and by CloudEvent type.
 *
 * <p>Several records may share a CloudEvent type and differ in their entity: {@code location.update} of a driver and
 * of a passenger.
 */
public final class Catalogue {

    private static final Map<Class<?>, EventType<?>> BY_CLASS = new ConcurrentHashMap<>();

    private final List<EventType<?>> types;
    private final Map<String, List<EventType<?>>> byType;

    private Catalogue(Collection<EventType<?>> types) {
        this.types = List.copyOf(types);
        this.byType = new HashMap<>();
        for (EventType<?> type : types) {
            add(type.type(), type);
            type.earlierTypes().forEach(earlier -> add(earlier, type));
        }
    }

    private void add(String name, EventType<?> type) {
        byType.computeIfAbsent(name, unknown -> new ArrayList<>()).add(type);
    }

    /**
     * The catalogue of what a declared type stands for: a record is itself, a sealed interface all records it permits.
     *
     * @throws IllegalArgumentException when a record in it is not annotated with {@link Event}
     */
    public static Catalogue of(Class<?>... declared) {
        Map<Class<?>, EventType<?>> found = new LinkedHashMap<>();
        for (Class<?> type : declared) {
            collect(type, found);
        }
        return new Catalogue(found.values());
    }

    private static void collect(Class<?> declared, Map<Class<?>, EventType<?>> found) {
        if (declared.isSealed()) {
            for (Class<?> permitted : declared.getPermittedSubclasses()) {
                collect(permitted, found);
            }
        } else if (declared.isRecord()) {
            found.put(declared, typeOf(declared));
        } else {
            throw new IllegalArgumentException(
                    declared.getName() + " is neither a record nor a sealed interface of records");
        }
    }

    /** The type of a record that is annotated with {@link Event}. */
    public static EventType<?> typeOf(Class<?> recordClass) {
        return BY_CLASS.computeIfAbsent(recordClass, type -> EventType.of(type.asSubclass(Record.class)));
    }

    /** The same, with this type in place of its own of the same record. */
    public Catalogue with(EventType<?> type) {
        return new Catalogue(
                types.stream().<EventType<?>>map(own -> own.equals(type) ? type : own).toList());
    }

    /** All types, in the order of their declaration. */
    public List<EventType<?>> types() {
        return types;
    }

    /**
     * The type of this name, or that its earlier version of this name is upcast to; where several records share it, the one of this entity, or else the first.
     *
     * @param entity the third token of the subject it came on, or null when there is none
     */
    public Optional<EventType<?>> find(String type, @Nullable String entity) {
        List<EventType<?>> candidates = byType.getOrDefault(type, List.of());
        for (EventType<?> candidate : candidates) {
            if (candidate.entity().equals(entity)) {
                return Optional.of(candidate);
            }
        }
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.getFirst());
    }

    /**
     * The type whose events are published on this subject, whether or not it ends with an id; where several share service
     * and action, the one of its entity, or else the first.
     */
    public Optional<EventType<?>> ofSubject(String subject) {
        List<EventType<?>> candidates = types.stream()
                .filter(type -> (subject + ".").startsWith(type.servicePrefix()))
                .toList();
        return candidates.stream()
                .filter(type -> (subject + ".").startsWith(type.subjectPrefix() + "."))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }
}
