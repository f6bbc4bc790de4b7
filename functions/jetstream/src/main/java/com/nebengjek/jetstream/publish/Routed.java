package com.nebengjek.jetstream.publish;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Publication;
import org.jspecify.annotations.Nullable;

/** The record to publish, its type, and where it goes. */
record Routed(EventType<?> type, Object data, String subject) {

    static Routed of(Object event) {
        if (event instanceof Addressed<?>(Object data, String subject)) {
            return new Routed(Catalogue.typeOf(data.getClass()), data, subject);
        }
        EventType<?> type = Catalogue.typeOf(event.getClass());
        return new Routed(type, event, type.subjectOf(event));
    }

    /** Whether a stream keeps it. */
    boolean isKept() {
        return !type.stream().isEmpty();
    }

    @Nullable String correlationOf(Publication publication) {
        String given = publication.correlation();
        return given == null ? type.correlationOf(data) : given;
    }
}
