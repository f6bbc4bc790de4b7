package com.nebengjek.edge.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.Frame;
import com.nebengjek.edge.frame.FrameFiles;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.Role;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients are told of events: each frame has a file, with an example that the edge itself wrote. */
class OutboundFrameFilesTest {

    private static final UUID DRIVER = UUID.fromString("d0000000-0000-4000-8000-000000000001");
    private static final UUID PASSENGER = UUID.fromString("a0000000-0000-4000-8000-000000000002");
    private static final UUID ID = UUID.fromString("7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01");
    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Position PICKUP = new Position(-6.2, 106.8166, null);
    private static final Position DESTINATION = new Position(-6.21, 106.8456, null);

    private static final List<ToldToPerson> EVENTS = List.of(
            new MatchProposal(ID, ID, DRIVER, PASSENGER, PICKUP, DESTINATION, 420, 79, AT),
            new MatchConfirmed(ID, ID, DRIVER, PASSENGER, PICKUP, DESTINATION),
            new MatchWithdrawn(ID, DRIVER, WithdrawnReason.TAKEN),
            new MatchUnmatched(ID, PASSENGER, UnmatchedReason.NOBODY_NEAR),
            new MatchRefused(DRIVER, ID.toString(), "offer-expired", "The offer has expired."),
            new RideRefused(PASSENGER, ID.toString(), "not-your-payment", "You have no such payment."),
            new RideCreated(ID, ID, DRIVER, PASSENGER, RideStatus.CREATED, PICKUP, DESTINATION, AT),
            new RideStarted(ride(RideStatus.STARTED), DRIVER, AT),
            new RideArrived(ride(RideStatus.ARRIVED), DRIVER, AT, null),
            new RideCancelled(ride(RideStatus.CANCELLED), PASSENGER, AT),
            payment(PaymentStatus.PENDING),
            payment(PaymentStatus.FAILED),
            new RideCompleted(ride(RideStatus.COMPLETED), new Payment(ID, ID, 12_000, 600, 11_400, PaymentStatus.PAID)),
            new PersonState(
                    PASSENGER,
                    null,
                    null,
                    List.of(),
                    new PersonState.OpenRide(ID, ID, DRIVER, PASSENGER, RideStatus.ARRIVED, PICKUP, DESTINATION),
                    new Payment(ID, ID, 12_000, 600, 11_400, PaymentStatus.PENDING)));

    @Test
    void each_frame_has_a_file_that_says_what_the_code_does() {
        Map<String, ObjectNode> said = new TreeMap<>();
        for (ToldToPerson event : EVENTS) {
            for (Person person : List.of(new Person(DRIVER, Role.DRIVER), new Person(PASSENGER, Role.PASSENGER))) {
                Frame frame = frame(event, person);
                ObjectNode file = said.computeIfAbsent(frame.event(), name -> file(name, event));
                ((ObjectNode) file.get("examples")).set(typeOf(event).type(), EventJson.mapper().valueToTree(frame));
            }
        }
        said.forEach((name, file) -> FrameFiles.agree("out", name, file));

        assertThat(FrameFiles.names("out")).containsExactlyElementsOf(said.keySet());
    }

    @Test
    void there_is_an_example_of_everything_that_people_are_told() {
        assertThat(EVENTS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(records(ToldToPerson.class).toList());
    }

    private static Stream<Class<?>> records(Class<?> told) {
        return told.isSealed()
                ? Stream.of(told.getPermittedSubclasses()).flatMap(OutboundFrameFilesTest::records)
                : Stream.of(told);
    }

    private static ObjectNode file(String name, ToldToPerson event) {
        ObjectNode file = EventJson.mapper().createObjectNode().put("event", name);
        JsonNode data = event instanceof MatchRefused ? REFUSAL : open(typeOf(event).schema());
        file.set("schema", FrameFiles.schema(name, data));
        file.putObject("examples");
        return file;
    }

    /** Fields may be added beside those of the event, for earlier clients or later. */
    private static JsonNode open(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove("additionalProperties");
        }
        schema.values().forEach(OutboundFrameFilesTest::open);
        return schema;
    }

    private static final JsonNode REFUSAL = EventJson.mapper().readTree("""
            {"type":"object",
             "properties":{
               "code":{"type":"string","description":"Of the edge, or of the rule of matching or riding that refused"},
               "message":{"type":"string"},
               "field":{"type":"string","description":"At fault, nested ones with dots"},
               "of":{"type":"string","description":"Id of the event that a rule refused"},
               "event_id":{"type":"string","description":"Id of the event that tells the refusal by a rule"}},
             "required":["code","message"]}""");

    private static Frame frame(ToldToPerson event, Person person) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", ID.toString());
        attributes.put("type", typeOf(event).type());
        return ClientEvents.read(new ReceivedEvent(attributes, typeOf(event).encode(event)), person).frame();
    }

    private static EventType<?> typeOf(ToldToPerson event) {
        return Catalogue.typeOf(event.getClass());
    }

    private static Ride ride(RideStatus status) {
        return new Ride(ID, ID, DRIVER, PASSENGER, status);
    }

    private static RidePayment payment(PaymentStatus status) {
        return new RidePayment(ID, ID, DRIVER, PASSENGER, 12_000, 600, 11_400, status, "nebengjek://pay/" + ID);
    }
}
