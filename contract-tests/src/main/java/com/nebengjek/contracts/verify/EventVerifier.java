package com.nebengjek.contracts.verify;

import com.nebengjek.contracts.verify.Verdict.Fault;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Holds events to the attributes that CloudEvents asks for and to the schema of their type, unknown fields included: what
 * passes here is taken everywhere.
 */
public final class EventVerifier {

    private final Catalogue catalogue;
    private final Clock clock;

    /** Verifies against the product's catalogue. */
    public EventVerifier(Clock clock) {
        this(Events.catalogue(), clock);
    }

    EventVerifier(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The same for events of a single type. */
    public static EventVerifier of(Class<? extends Record> type, Clock clock) {
        return new EventVerifier(Catalogue.of(type), clock);
    }

    public Verdict verify(Found found) {
        ReceivedEvent event = found.event();
        if (event == null) {
            InvalidData fault = found.unreadable();
            return new Verdict(found.place(), "", "", unreadable(fault == null ? new InvalidData("", "is no event") : fault));
        }
        return new Verdict(found.place(), event.type(), event.id(), faultOf(event, found.entity()));
    }

    private static Fault unreadable(InvalidData fault) {
        return new Fault(fault.field(), fault.fault(), "write it as CloudEvents 1.0 has it");
    }

    private @Nullable Fault faultOf(ReceivedEvent event, @Nullable String published) {
        Fault attribute = attributeFault(event);
        if (attribute != null) {
            return attribute;
        }
        String entity = published == null ? event.attributes().get("entity") : published;
        List<EventType<?>> types = catalogue.types().stream()
                .filter(type -> type.isOrWas(event.type()))
                .toList();
        if (types.isEmpty()) {
            return new Fault("type", "is not known (was " + event.type() + ")", "send " + Similar.to(event.type(), names()));
        }
        List<EventType<?>> meant = types.stream().filter(type -> type.entity().equals(entity)).toList();
        if (types.size() > 1 && meant.isEmpty()) {
            String entities = types.stream().map(EventType::entity).collect(Collectors.joining(" or "));
            return new Fault("entity", "is required, because several events share this type", "add the extension entity: " + entities);
        }
        return dataFault(event, meant.isEmpty() ? types.getFirst() : meant.getFirst());
    }

    private List<String> names() {
        return catalogue.types().stream().map(EventType::type).distinct().toList();
    }

    private static @Nullable Fault attributeFault(ReceivedEvent event) {
        Map<String, String> attributes = event.attributes();
        String time = attributes.get("time");
        if (time != null && !isTime(time)) {
            return new Fault("time", "is no time (was " + time + ")", "write it as RFC 3339 does, such as 2026-05-01T10:00:00Z");
        }
        if (!isUri(event.source())) {
            return new Fault("source", "is no URI reference (was " + event.source() + ")", "name who says it, such as /partner/desk");
        }
        String contentType = attributes.get("datacontenttype");
        if (contentType != null && !contentType.matches("(?i)[^;]*[/+]json\\s*(;.*)?")) {
            return new Fault("datacontenttype", "is " + contentType, "send JSON, and say application/json or nothing");
        }
        return null;
    }

    private @Nullable Fault dataFault(ReceivedEvent event, EventType<?> type) {
        if (event.data().length == 0) {
            return new Fault("data", "is missing", "send a JSON object: infra/admin contracts show " + type.type());
        }
        try {
            Object data = type.decodeStrictly(event.type(), json(event.data()), clock);
            String subject = event.attributes().get("subject");
            return subject == null || subject.equals(type.aggregateOf(data))
                    ? null
                    : new Fault("subject", "is " + subject, "leave it out, or write the id that the data has, " + type.aggregateOf(data));
        } catch (InvalidData fault) {
            return new Fault(fault.in("data").field(), fault.fault(), Remedy.of(type, fault.field()));
        }
    }

    private static JsonNode json(byte[] data) {
        try {
            return EventJson.mapper().readTree(data);
        } catch (JacksonException fault) {
            throw new InvalidData("", "is not JSON: " + fault.getOriginalMessage());
        }
    }

    private static boolean isTime(String time) {
        try {
            OffsetDateTime.parse(time);
            return true;
        } catch (DateTimeParseException fault) {
            return false;
        }
    }

    private static boolean isUri(String source) {
        try {
            new URI(source);
            return true;
        } catch (URISyntaxException fault) {
            return false;
        }
    }
}
