package com.nebengjek.contracts;

import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.edge.cloudevent.InboundEvents;
import com.nebengjek.edge.cloudevent.InboundEvents.Inbound;
import com.nebengjek.events.LivePosition;
import com.nebengjek.events.Role;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same socket with sub-protocol {@code cloudevents.json}: each text is one CloudEvent of the catalogue. */
final class CloudEventsChannel {

    private static final String CHANNEL = "cloudevents";

    private final AsyncApi api;
    private final List<String> inbound = new ArrayList<>();
    private final List<String> outbound = new ArrayList<>();

    private CloudEventsChannel(AsyncApi api) {
        this.api = api;
    }

    static void addTo(AsyncApi api) {
        new CloudEventsChannel(api).add();
    }

    private void add() {
        api.channel(CHANNEL, "/ws").put("description",
                "One socket of one person, with sub-protocol `cloudevents.json`: each text is one CloudEvent in JSON.");
        InboundEvents.all().forEach(this::inbound);
        message(inbound, "resume", "Asks for what was missed since an event; once a socket", reply("com.nebengjek.edge.resume.v1", "last_event_id"));
        Catalogue.of(ToldToPerson.class, LivePosition.class).types().forEach(this::outbound);
        message(outbound, "confirmed", "Your event is published; `subject` is its id", reply("com.nebengjek.edge.confirmed.v1", "event", "event_id"));
        message(outbound, "error", "Your event is refused; `subject` is its id", reply("com.nebengjek.edge.error.v1", "code", "message", "field"));
        message(outbound, "resumed", "A replay is through", reply("com.nebengjek.edge.resumed.v1", "recovered", "replayed"));
        api.operation("clients.send-events", "receive", CHANNEL, inbound, "What clients send");
        api.operation("clients.are-told-events", "send", CHANNEL, outbound, "What clients are told");
    }

    private void inbound(Inbound event) {
        String who = event.senders().stream().map(Role::name).sorted().collect(Collectors.joining(" or "));
        ObjectNode message = message(inbound, event.type().subjectPrefix(), description(event.type()), envelope(event.type()));
        message.put("description", "From a %s. Data that breaks the schema: `%s`.".formatted(who, event.invalid()));
        example(message, event.type());
    }

    private void outbound(EventType<?> type) {
        example(message(outbound, type.subjectPrefix(), description(type), envelope(type)), type);
    }

    private static void example(ObjectNode message, EventType<?> type) {
        message.putArray("examples").addObject().set("payload", GoldenEvents.full(type).event());
    }

    private ObjectNode message(List<String> direction, String name, String summary, ObjectNode payload) {
        String type = payload.path("properties").path("type").path("const").asString();
        ObjectNode message = AsyncApi.object().put("name", type).put("title", type).put("summary", summary);
        message.put("contentType", "application/cloudevents+json").set("payload", payload);
        String key = (direction == inbound ? "send-event." : "told-event.") + name;
        api.message(CHANNEL, key, message);
        direction.add(key);
        return message;
    }

    private static ObjectNode envelope(EventType<?> type) {
        return envelope(type.type(), type.schema());
    }

    private static ObjectNode envelope(String type, JsonNode data) {
        ObjectNode envelope = AsyncApi.object().put("type", "object");
        ObjectNode properties = envelope.putObject("properties");
        properties.putObject("specversion").put("type", "string").put("const", "1.0");
        properties.putObject("id").put("type", "string").put("minLength", 1).put("maxLength", 64);
        properties.putObject("source").put("type", "string").put("minLength", 1);
        properties.putObject("type").put("type", "string").put("const", type);
        properties.set("data", data);
        List.of("specversion", "id", "source", "type", "data").forEach(envelope.putArray("required")::add);
        return envelope;
    }

    private static ObjectNode reply(String type, String... names) {
        ObjectNode data = AsyncApi.object().put("type", "object");
        ObjectNode properties = data.putObject("properties");
        for (String name : names) {
            String kind = name.equals("recovered") ? "boolean" : name.equals("replayed") ? "integer" : "string";
            properties.putObject(name).put("type", kind);
        }
        return envelope(type, data);
    }

    private static String description(EventType<?> type) {
        return type.recordClass().getAnnotation(Describe.class).value();
    }
}
