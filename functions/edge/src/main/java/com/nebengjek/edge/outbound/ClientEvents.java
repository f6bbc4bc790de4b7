package com.nebengjek.edge.outbound;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.Frame;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns an event of {@code client.{user}} into what is delivered to that person's sockets. */
public final class ClientEvents {

    private static final Catalogue CATALOGUE = Catalogue.of(ToldToPerson.class);
    private static final List<String> IDS = List.of("match_id", "request_id", "ride_id");

    private ClientEvents() {}

    /**
     * The delivery of an event; one of an earlier version, such as the stream keeps of the time before an upgrade, is
     * delivered as the newest has it.
     *
     * @throws InvalidData when it is not an event that people are told
     */
    public static Delivery read(ReceivedEvent received, Person person) {
        return read(CATALOGUE, received, person);
    }

    static Delivery read(Catalogue catalogue, ReceivedEvent kept, Person person) {
        EventType<?> type = catalogue
                .find(kept.type(), null)
                .orElseThrow(() -> new InvalidData("type", kept.type() + " is not an event that people are told"));
        ToldToPerson event = (ToldToPerson) type.read(kept.type(), kept.data());
        ReceivedEvent received = kept.type().equals(type.type()) ? kept : kept.as(type.type(), type.encode(event));
        Frame frame = new Frame(FrameNames.of(event, person), received.id(), FrameData.of(event, received.id()));
        return new Delivery(
                received.id(),
                frame,
                received,
                ids(frame.data()),
                new Story(received.correlationId(), received.traceParent()),
                answers(event, received));
    }

    private static List<String> ids(JsonNode data) {
        return IDS.stream()
                .map(name -> data.path(name).asString(""))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static @Nullable String answers(ToldToPerson event, ReceivedEvent received) {
        return switch (event) {
            case MatchRefused refusal -> refusal.of();
            case RideRefused refusal -> refusal.of();
            case PersonState state -> received.causationId();
            default -> null;
        };
    }
}
