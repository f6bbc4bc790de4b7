package com.nebengjek.contracts;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.InboundFrames;
import com.nebengjek.edge.frame.InboundFrames.Inbound;
import com.nebengjek.edge.outbound.OutboundFrames;
import com.nebengjek.events.LivePosition;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.Role;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What travels on a socket of the edge: from its frames. */
final class SocketDocument {

    private static final String SOCKET = "socket";
    private static final Person STRANGER = new Person(new UUID(0, 1), Role.DRIVER);

    private final AsyncApi api = new AsyncApi(
            "NebengJek on WebSockets",
            "`GET /ws`, sub-protocol `nebengjek.v1`, with `Authorization: Bearer` or `?ticket=` of `POST /auth/ticket`."
                    + " Frames are JSON: `event`, `id`, `data`. Who you are comes from the token and nowhere else.");
    private final List<String> inbound = new ArrayList<>();
    private final List<String> outbound = new ArrayList<>();

    static String text() {
        return new SocketDocument().write();
    }

    private String write() {
        api.server("edge", "localhost:8080", "ws", "/ws");
        api.channel(SOCKET, "/ws").put("description", "One socket of one person.");
        InboundFrames.all().forEach(this::inbound);
        Catalogue.of(ToldToPerson.class).types().forEach(this::outbound);
        outbound("driver_location", "Where the driver is, for the passenger; latest only", EventType.of(LivePosition.class).schema());
        replies();
        api.operation("clients.send", "receive", SOCKET, inbound, "What clients send");
        api.operation("clients.are-told", "send", SOCKET, outbound, "What clients are told");
        CloudEventsChannel.addTo(api);
        return api.text();
    }

    private void inbound(Inbound frame) {
        String who = frame.senders().stream().map(Role::name).sorted().collect(Collectors.joining(" or "));
        String summary = frame.schema().path("description").asString(frame.event());
        ObjectNode message = message(frame.event(), summary, frame.schema());
        message.put("description", "From a %s. Data that breaks the schema: `%s`. Confirmed by %s."
                .formatted(who, frame.invalid(), frame.echoed() ? "itself" : "`confirmed`"));
        add(inbound, "send." + frame.event(), message);
    }

    private void outbound(EventType<?> type) {
        ToldToPerson sample = (ToldToPerson) Samples.of(type.recordClass());
        ObjectNode data = OutboundFrames.dataOf(sample);
        ObjectNode schema = widened(type.schema(), data);
        String summary = type.recordClass().getAnnotation(Describe.class).value();
        for (String name : namesOf(sample)) {
            String key = "told." + name + (name.equals("error") ? "." + type.subjectPrefix().split("\\.")[0] : "");
            ObjectNode message = message(name, summary, schema);
            message.put("description", "Tells " + type.type());
            message.putArray("examples").addObject().set("payload", frame(name, data));
            add(outbound, key, message);
        }
    }

    /** A payment has a name for each state, and for each who is told. */
    private static List<String> namesOf(ToldToPerson sample) {
        if (!(sample instanceof RidePayment payment)) {
            return List.of(OutboundFrames.nameOf(sample, STRANGER));
        }
        Person passenger = new Person(payment.passengerId(), Role.PASSENGER);
        RidePayment paid = new RidePayment(
                payment.rideId(), payment.paymentId(), payment.driverId(), payment.passengerId(), payment.amount(),
                payment.adminFee(), payment.driverPayout(), PaymentStatus.PAID, payment.qr());
        return List.of(
                OutboundFrames.nameOf(payment, passenger),
                OutboundFrames.nameOf(payment, STRANGER),
                OutboundFrames.nameOf(paid, passenger));
    }

    /** The event's own schema, with the names that earlier clients read beside it. */
    private static ObjectNode widened(ObjectNode schema, ObjectNode data) {
        ObjectNode properties = (ObjectNode) schema.get("properties");
        List<String> gone = properties.propertyNames().stream().filter(name -> !data.has(name)).toList();
        gone.forEach(properties::remove);
        data.properties().stream()
                .filter(each -> !properties.has(each.getKey()))
                .forEach(each -> properties.putObject(each.getKey()).put("type", typeOf(each.getValue())));
        List<String> required = schema.get("required").valueStream().map(JsonNode::asString).filter(data::has).toList();
        required.forEach(schema.putArray("required")::add);
        schema.remove("additionalProperties");
        return schema;
    }

    private static String typeOf(JsonNode value) {
        return value.isString() ? "string" : value.isNumber() ? "number" : value.isBoolean() ? "boolean" : value.isArray() ? "array" : "object";
    }

    private void replies() {
        ObjectNode confirmed = data("event", "string", "event_id", "string", "request_id", "string");
        outbound("confirmed", "Your frame is published; `id` is your frame's", confirmed);
        ObjectNode error = data("code", "string", "message", "string", "field", "string");
        outbound("error", "Your frame is refused; `id` is your frame's", error);
        ObjectNode resumed = data("recovered", "boolean", "replayed", "integer");
        outbound("resumed", "A replay is through; `recovered` says whether nothing is missing", resumed);
        ObjectNode stored = data("user_id", "string", "cell", "string", "timestamp", "string");
        outbound("location_stored", "Your position can be found; `id` is your frame's", stored);
        add(inbound, "send.resume", message("resume", "Asks for what was missed since an event; once a socket", data("last_event_id", "string")));
    }

    private static ObjectNode data(String... namesAndTypes) {
        ObjectNode schema = AsyncApi.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            properties.putObject(namesAndTypes[i]).put("type", namesAndTypes[i + 1]);
        }
        return schema;
    }

    private void outbound(String name, String summary, ObjectNode schema) {
        add(outbound, "told." + name, message(name, summary, schema));
    }

    private void add(List<String> direction, String key, ObjectNode message) {
        api.message(SOCKET, key, message);
        direction.add(key);
    }

    private static ObjectNode message(String event, String summary, ObjectNode data) {
        ObjectNode message = AsyncApi.object().put("name", event).put("title", event).put("summary", summary);
        ObjectNode payload = message.putObject("payload").put("type", "object");
        ObjectNode properties = payload.putObject("properties");
        properties.putObject("event").put("type", "string").put("const", event);
        properties.putObject("id").put("type", "string").put("maxLength", 64);
        properties.set("data", data);
        payload.putArray("required").add("event").add("data");
        return message;
    }

    private static ObjectNode frame(String event, JsonNode data) {
        ObjectNode frame = AsyncApi.object().put("event", event).put("id", "7f0c7a0e-5f0b-4c1e-9a52-0d9a4f6f3b11");
        frame.set("data", data);
        return (ObjectNode) EventJson.mapper().valueToTree(frame);
    }
}
