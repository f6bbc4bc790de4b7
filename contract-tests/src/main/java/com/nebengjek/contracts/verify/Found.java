package com.nebengjek.contracts.verify;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stood where an event was expected.
 *
 * @param place where it was found, such as {@code orders.jsonl:3}
 * @param event the event; null when it could not be read
 * @param unreadable why it could not be read; null when it could
 * @param entity the third token of the subject it was published on; null when it came otherwise
 */
public record Found(
        String place, @Nullable ReceivedEvent event, @Nullable InvalidData unreadable, @Nullable String entity) {

    /** Reads an event, or keeps the reason why it cannot be read. */
    static Found at(String place, Supplier<ReceivedEvent> reader) {
        return at(place, null, reader);
    }

    static Found at(String place, @Nullable String entity, Supplier<ReceivedEvent> reader) {
        try {
            return new Found(place, reader.get(), null, entity);
        } catch (InvalidData fault) {
            return new Found(place, null, fault, entity);
        }
    }
}
