package com.nebengjek.edge.frame;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue of what clients may send: turns a frame into the request it stands for. */
final class ClientFrames {

    static final String RESUME = "resume";
    static final DataType<Resume> RESUME_DATA = DataType.of(Resume.class);
    /** All but {@link #RESUME}, which becomes no event. */
    static final Map<String, ClientFrame<?>> BY_EVENT = Stream.<ClientFrame<?>>of(
                    new BeaconFrame(),
                    new FinderFrame(),
                    new LocationFrame(),
                    new ConfirmFrame(),
                    new StartFrame(),
                    new ArriveFrame(),
                    new CancelFrame(),
                    new PayFrame(),
                    new StateFrame())
            .collect(Collectors.toUnmodifiableMap(ClientFrame::event, Function.identity()));

    private final Clock clock;

    record Resume(String lastEventId) {}

    ClientFrames(Clock clock) {
        this.clock = clock;
    }

    /** @throws FrameRefused when the frame is not one that this person may send, naming the field and the rule */
    ClientRequest read(Frame frame, Person person) {
        if (frame.event().equals(RESUME)) {
            return resume(frame);
        }
        ClientFrame<?> kind = BY_EVENT.get(frame.event());
        if (kind == null) {
            throw new FrameRefused(frame.id(), ErrorCode.UNKNOWN_EVENT, "event", "event: is not one that clients send");
        }
        if (!kind.senders().contains(person.role())) {
            throw new FrameRefused(
                    frame.id(), ErrorCode.ACCESS_DENIED, "event", frame.event() + " is not for a " + person.role());
        }
        String id = frame.id() == null ? UUID.randomUUID().toString() : frame.id();
        return publish(kind, frame, new Sender(person, id, clock.instant()));
    }

    private ClientRequest.Resume resume(Frame frame) {
        try {
            return new ClientRequest.Resume(RESUME_DATA.decodeStrictly(frame.data(), clock).lastEventId(), frame.id());
        } catch (InvalidData fault) {
            throw FrameRefused.of(frame, ErrorCode.INVALID_FORMAT, fault);
        }
    }

    private <D extends Record> ClientRequest.Publish publish(ClientFrame<D> kind, Frame frame, Sender sender) {
        try {
            ClientFrame.Asked asked = kind.toEvent(kind.data().decodeStrictly(frame.data(), clock), sender);
            requireValid(asked.event());
            UUID id = sender.derive(kind.event());
            return new ClientRequest.Publish(asked.event(), id, asked.about(), answer(kind, frame, id, asked));
        } catch (InvalidData fault) {
            throw FrameRefused.of(frame, kind.invalid(), fault);
        }
    }

    /** What is published keeps the catalogue's contract, whatever the frame's own rules let pass. */
    private void requireValid(Record event) {
        EventType<?> type = Catalogue.typeOf(event.getClass());
        type.decode(type.encode(event), clock);
    }

    private static Frame answer(ClientFrame<?> kind, Frame frame, UUID eventId, ClientFrame.Asked asked) {
        ObjectNode data = kind.echoed()
                ? ((ObjectNode) frame.data()).deepCopy()
                : EventJson.mapper().createObjectNode().put("event", frame.event());
        data.put("event_id", eventId.toString());
        if (asked.made() != null) {
            data.put("request_id", asked.made().toString());
        }
        return new Frame(kind.echoed() ? frame.event() : "confirmed", frame.id(), data);
    }
}
