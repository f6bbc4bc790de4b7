package com.nebengjek.edge.cloudevent;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.ClientRequest;
import com.nebengjek.edge.frame.ErrorCode;
import com.nebengjek.edge.frame.Frame;
import com.nebengjek.edge.frame.FrameRefused;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Events of the catalogue that people may send: about themselves, in their role, and no others. */
final class OwnEvents {

    private static final int LONGEST_ID = 64;
    private static final String RESUME = "com.nebengjek.edge.resume.v1";

    private final Catalogue catalogue;
    private final Clock clock;

    OwnEvents(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    ClientRequest read(ReceivedEvent event, Person person) {
        if (event.id().length() > LONGEST_ID) {
            throw new FrameRefused(
                    null, ErrorCode.INVALID_FORMAT, "id", "id: must have at most " + LONGEST_ID + " characters");
        }
        if (event.type().equals(RESUME)) {
            return new ClientRequest.Resume(lastEventId(event), event.id());
        }
        EventType<?> type = catalogue
                .find(event.type(), entity(person))
                .orElseThrow(() -> new FrameRefused(
                        event.id(), ErrorCode.UNKNOWN_EVENT, "type", "type: is not one that clients send"));
        Permission permission = Permission.of(type);
        if (!permission.speaker().roles().contains(person.role())) {
            throw new FrameRefused(
                    event.id(), ErrorCode.ACCESS_DENIED, "type", event.type() + " is not for a " + person.role());
        }
        return publish(permission, type, event, person);
    }

    /** Of events that share a type, people send the one of their role. */
    private static String entity(Person person) {
        return person.role().name().toLowerCase(Locale.ROOT);
    }

    private ClientRequest publish(Permission permission, EventType<?> type, ReceivedEvent event, Person person) {
        Record own = decode(type, event, permission.invalid());
        if (!permission.speaker().idIn(own).equals(person.id())) {
            String field = "data." + permission.speaker().field();
            throw new FrameRefused(event.id(), ErrorCode.ACCESS_DENIED, field, field + ": must be your own id");
        }
        UUID id = idOf(event, person);
        Frame answer = new Frame(
                "confirmed",
                event.id(),
                EventJson.mapper().createObjectNode().put("event", event.type()).put("event_id", id.toString()));
        return new ClientRequest.Publish(own, id, permission.aboutOf(own), answer);
    }

    private <T extends Record> T decode(EventType<T> type, ReceivedEvent event, ErrorCode invalid) {
        try {
            return type.decodeStrictly(event.type(), data(event), clock);
        } catch (InvalidData fault) {
            String field = fault.field().isEmpty() ? "data" : "data." + fault.field();
            throw new FrameRefused(event.id(), invalid, field, "data: " + fault.getMessage());
        }
    }

    private static JsonNode data(ReceivedEvent event) {
        try {
            JsonNode data = EventJson.mapper().readTree(event.data());
            if (data.isObject()) {
                return data;
            }
        } catch (JacksonException notJson) {
            throw new InvalidData("", "must be JSON: " + notJson.getOriginalMessage());
        }
        throw new InvalidData("", "must be a JSON object");
    }

    private static String lastEventId(ReceivedEvent event) {
        try {
            String id = data(event).path("last_event_id").asString("");
            if (!id.isEmpty()) {
                return id;
            }
        } catch (InvalidData fault) {
            throw new FrameRefused(event.id(), ErrorCode.INVALID_FORMAT, "data", "data: " + fault.getMessage());
        }
        throw new FrameRefused(
                event.id(), ErrorCode.INVALID_FORMAT, "data.last_event_id", "data: last_event_id: is required");
    }

    /**
     * Not the client's own: ids of what follows from an event are known beforehand, and whoever could choose one could keep
     * the real event out of its stream.
     */
    private static UUID idOf(ReceivedEvent event, Person person) {
        String name = person.id() + ":" + event.source() + ":" + event.id();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
