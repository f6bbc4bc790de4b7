package com.nebengjek.events.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The way from the earlier versions of an event to the newest, the oldest first. */
record Upcasts(List<Upcaster> steps) {

    static Upcasts of(Event event) {
        return new Upcasts(Arrays.stream(event.upcasts()).<Upcaster>map(Upcasts::made).toList());
    }

    private static Upcaster made(Class<? extends Upcaster> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException fault) {
            throw new IllegalArgumentException(type.getName() + " needs a constructor without parameters", fault);
        }
    }

    /** The same way, begun earlier. */
    Upcasts after(List<Upcaster> earlier) {
        return new Upcasts(Stream.concat(earlier.stream(), steps.stream()).toList());
    }

    List<String> types() {
        return steps.stream().map(Upcaster::from).toList();
    }

    /** Data of whichever version, as the newest has it; data of the newest stays as it is. */
    JsonNode apply(String type, JsonNode data) {
        int first = types().indexOf(type);
        if (first < 0) {
            return data;
        }
        if (!(data instanceof ObjectNode object)) {
            throw new InvalidData("", "the data must be a JSON object");
        }
        try {
            for (Upcaster step : steps.subList(first, steps.size())) {
                object = step.upcast(object);
            }
            return object;
        } catch (InvalidData fault) {
            throw fault;
        } catch (RuntimeException fault) {
            throw new InvalidData("", "the data cannot be upcast from %s: %s".formatted(type, fault.getMessage()));
        }
    }
}
