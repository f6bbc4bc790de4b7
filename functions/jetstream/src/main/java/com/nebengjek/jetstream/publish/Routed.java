package com.nebengjek.jetstream.publish;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The record to publish, its type, and where it goes. */
public record Routed(EventType<?> type, Object data, String subject) {

    public static Routed of(Object event) {
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

    /** What the event says of itself, all but its trace context. */
    public NatsEventWriter attributes(Publication publication, Instant time) {
        return NatsEventWriter.event(publication.id(), publication.source(), type.type())
                .with(EventHeaders.SUBJECT, type.aggregateOf(data))
                .at(time)
                .json()
                .with(EventHeaders.PARTITION_KEY, type.partitionKeyOf(data))
                .with(EventHeaders.CORRELATION_ID, correlationOf(publication))
                .with(EventHeaders.CAUSATION_ID, publication.causation());
    }

    @Nullable String correlationOf(Publication publication) {
        String given = publication.correlation();
        return given == null ? type.correlationOf(data) : given;
    }
}
