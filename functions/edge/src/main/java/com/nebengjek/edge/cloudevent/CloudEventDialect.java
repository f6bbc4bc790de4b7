package com.nebengjek.edge.cloudevent;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.ClientRequest;
import com.nebengjek.edge.frame.Dialect;
import com.nebengjek.edge.frame.ErrorCode;
import com.nebengjek.edge.frame.Frame;
import com.nebengjek.edge.frame.FrameRefused;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code cloudevents.json}: each text is one event in the CloudEvents JSON format. What the edge itself says are events of
 * type {@code com.nebengjek.edge.<what>.v1}, whose {@code subject} is the id of the client's event that is answered.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/websockets-protocol-binding.md">
 *     WebSockets protocol binding for CloudEvents</a>
 */
public final class CloudEventDialect implements Dialect {

    private static final String SOURCE = "/edge";
    private static final String REPLY = "com.nebengjek.edge.%s.v1";
    private static final Headers STRUCTURED = new Headers().add("Content-Type", "application/cloudevents+json");

    private final OwnEvents events;
    private final Clock clock;

    public CloudEventDialect(Clock clock) {
        this.events = new OwnEvents(Permission.catalogue(), clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cloudevents.json";
    }

    private record EventLetter(OwnEvents events, ReceivedEvent event) implements Letter {

        @Override
        public String id() {
            return event.id();
        }

        @Override
        public ClientRequest from(Person person) {
            return events.read(event, person);
        }
    }

    @Override
    public Letter open(String text) {
        try {
            return new EventLetter(events, NatsEventReader.read(NatsMessage.builder()
                    .subject(name())
                    .headers(STRUCTURED)
                    .data(text, StandardCharsets.UTF_8)
                    .build()));
        } catch (InvalidData fault) {
            throw new FrameRefused(null, ErrorCode.INVALID_FORMAT, fault.field(), fault.getMessage());
        }
    }

    @Override
    public byte[] write(Frame reply) {
        ObjectNode event = EventJson.mapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", SOURCE)
                .put("type", REPLY.formatted(reply.event().replace('_', '-')))
                .put("time", clock.instant().toString());
        subject(event, reply.id());
        event.put("datacontenttype", "application/json").set("data", reply.data());
        return EventJson.mapper().writeValueAsBytes(event);
    }

    private static void subject(ObjectNode event, @Nullable String answered) {
        if (answered != null) {
            event.put("subject", answered);
        }
    }

    @Override
    public byte[] write(Frame frame, ReceivedEvent told) {
        ObjectNode event = EventJson.mapper().createObjectNode().put("specversion", "1.0");
        told.attributes().forEach(event::put);
        event.set("data", EventJson.mapper().readTree(told.data()));
        return EventJson.mapper().writeValueAsBytes(event);
    }
}
