package com.nebengjek.contracts;

import com.nebengjek.compat.EarlierContracts;
import com.nebengjek.events.ClientNotifyInput;
import com.nebengjek.events.Events;
import com.nebengjek.events.LivePosition;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.ToldToPerson;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.FunctionSpec;
import com.nebengjek.topology.ProgramSpec;
import com.nebengjek.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What travels on NATS: from the catalogue and the topology. */
final class NatsDocument {

    private static final Pattern ID = Pattern.compile("\\{(?:[a-z_]+\\.)?([a-z_]+)}");
    private static final String COPIES = "client";

    private final AsyncApi api = new AsyncApi(
            "NebengJek on NATS",
            "Events are CloudEvents 1.0 in binary mode (headers `ce-*`, data as the body) or structured mode"
                    + " (`Content-Type: application/cloudevents+json`). Publish to JetStream with header `Nats-Msg-Id`:"
                    + " a repeat with the same one is recognised. JSON without headers is taken as the event that its"
                    + " subject says. Who publishes over HTTP uses `POST /events` with the same types and data.");
    private final Topology topology = Topology.load(Set.of("earlier-subscribers"));

    static String text() {
        return new NatsDocument().write();
    }

    private String write() {
        api.server("nats", "localhost:4222", "nats", "");
        api.components("schemas").set("CloudEventHeaders", headers());
        Events.catalogue().types().stream()
                .filter(type -> type.recordClass() != PersonState.class)
                .forEach(this::event);
        EarlierContracts.commands().types().forEach(type -> earlier(type, subjectOfCommand(type)));
        news();
        copies();
        topology.functions().forEach(this::operations);
        topology.programs().forEach(this::operations);
        return api.text();
    }

    private void event(EventType<?> type) {
        String address = addressOf(type);
        ObjectNode channel = api.channel(type.subjectPrefix(), address);
        channel.put("description", description(type));
        ID.matcher(address).results().forEach(id -> parameter(channel, id.group(1)));
        channel.put("x-stream", type.stream());
        api.message(type.subjectPrefix(), name(type), message(type));
    }

    /** Positions for passengers have their person where others have an action. */
    private static String addressOf(EventType<?> type) {
        return type.recordClass() == LivePosition.class
                ? "live.{passenger_id}.{ride_id}"
                : ID.matcher(type.recordClass().getAnnotation(Event.class).subject()).replaceAll("{$1}");
    }

    private static void parameter(ObjectNode channel, String id) {
        channel.withObject("/parameters").putObject(id).put("description", "UUID; the same as in the data");
    }

    /** On a subject of two tokens, in the words of the earlier system. */
    private void earlier(EventType<?> type, String subject) {
        ObjectNode channel = channel(subject);
        channel.put("x-stream", type.stream());
        channel.put("description", "Of the earlier system: JSON without envelope or headers.");
        ObjectNode message = message(type);
        message.remove("headers");
        api.message(subject, name(type), message);
    }

    private ObjectNode channel(String subject) {
        return api.channel(subject, subject);
    }

    private static String subjectOfCommand(EventType<?> type) {
        return type.filter().substring(0, type.filter().length() - 2);
    }

    private void news() {
        Catalogue news = EarlierContracts.news();
        List<String> subjects = topology.functions().stream()
                .filter(function -> function.name().equals("earlier-subscribers"))
                .flatMap(function -> function.emits().stream())
                .toList();
        for (EventType<?> type : news.types()) {
            String about = type.type().split("\\.")[3];
            subjects.stream().filter(subject -> about.equals(kindOf(subject))).forEach(subject -> said(type, subject));
        }
    }

    private void said(EventType<?> type, String subject) {
        boolean taken = EarlierContracts.commands().types().stream().anyMatch(other -> subjectOfCommand(other).equals(subject));
        if (!taken) {
            earlier(type, subject);
        } else {
            api.message(subject, name(type), message(type));
        }
    }

    private static String kindOf(String subject) {
        return switch (subject) {
            case "match.found", "match.accepted", "match.rejected" -> "match";
            case "ride.pickup", "ride.started" -> "ride";
            case "ride.completed" -> "receipt";
            case "location.aggregate" -> "aggregate";
            default -> throw new IllegalStateException(subject + " is told to nobody");
        };
    }

    private void copies() {
        ObjectNode channel = api.channel(COPIES, "client.{user_id}");
        channel.put("description", "What one person is told: copies of events as they are; edges listen here.");
        channel.put("x-stream", "CLIENT");
        parameter(channel, "user_id");
        Catalogue.of(ToldToPerson.class).types().forEach(type -> api.message(COPIES, name(type), message(type)));
    }

    private void operations(FunctionSpec function) {
        for (ConsumerSpec consumer : function.consumers()) {
            for (String filter : consumer.filters()) {
                operations(function.name(), "receive", filter, "Durable " + consumer.durable());
            }
        }
        function.emits().forEach(subject -> operations(function.name(), "send", subject, "Function " + function.name()));
    }

    private void operations(ProgramSpec program) {
        program.emits().forEach(subject -> operations(program.name(), "send", subject, "Program " + program.name()));
    }

    private void operations(String who, String action, String filter, String summary) {
        if (filter.equals("client.*")) {
            Class<?> told = who.equals("client-state") ? PersonState.class : ClientNotifyInput.class;
            operation(who, action, COPIES, Catalogue.of(told), summary);
        }
        Events.catalogue().types().stream()
                .filter(type -> type.filter().equals(filter) || filter.equals("live.>") && type.filter().startsWith("live."))
                .forEach(type -> api.operation(
                        who + "." + action + "." + type.subjectPrefix(), action, type.subjectPrefix(), List.of(name(type)), summary));
        if (filter.split("\\.").length == 2 && !filter.endsWith("*") && !filter.endsWith(">")) {
            Catalogue catalogue = action.equals("receive") ? EarlierContracts.commands() : EarlierContracts.news();
            List<String> messages = catalogue.types().stream()
                    .filter(type -> action.equals("receive")
                            ? subjectOfCommand(type).equals(filter)
                            : type.type().split("\\.")[3].equals(kindOf(filter)))
                    .map(NatsDocument::name)
                    .toList();
            api.operation(who + "." + action + "." + filter, action, filter, messages, summary);
        }
    }

    private void operation(String who, String action, String channel, Catalogue catalogue, String summary) {
        List<String> messages = catalogue.types().stream().map(NatsDocument::name).toList();
        api.operation(who + "." + action + "." + channel, action, channel, messages, summary);
    }

    private static String name(EventType<?> type) {
        Class<?> outer = type.recordClass().getDeclaringClass();
        return (outer == null ? "" : outer.getSimpleName()) + type.recordClass().getSimpleName();
    }

    private static String description(EventType<?> type) {
        Describe description = type.recordClass().getAnnotation(Describe.class);
        return description == null ? type.type() : description.value();
    }

    private static ObjectNode message(EventType<?> type) {
        ObjectNode message = AsyncApi.object();
        message.put("name", type.type()).put("title", name(type)).put("summary", description(type));
        message.put("contentType", "application/json");
        message.set("headers", AsyncApi.ref("components", "schemas", "CloudEventHeaders"));
        message.set("payload", type.schema());
        ArrayNode examples = message.putArray("examples");
        examples.addObject().set("payload", EventJson.mapper().valueToTree(Samples.of(type.recordClass())));
        return message;
    }

    private static ObjectNode headers() {
        ObjectNode schema = AsyncApi.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        header(properties, "ce-specversion", "1.0");
        header(properties, "ce-id", "Unique with the source; what a refusal names as `of`");
        header(properties, "ce-source", "Who says it, a URI reference");
        header(properties, "ce-type", "Type of the event");
        header(properties, "ce-subject", "Id of the aggregate, the last token of the subject");
        header(properties, "ce-time", "RFC 3339");
        header(properties, "ce-partitionkey", "Events of one key are handled one after the other");
        header(properties, "ce-correlationid", "The request or ride that it belongs to");
        header(properties, "ce-causationid", "Id of the event that it follows from");
        header(properties, "ce-traceparent", "W3C trace context");
        header(properties, "Nats-Msg-Id", "By which the stream recognises a repeat");
        List.of("ce-specversion", "ce-id", "ce-source", "ce-type").forEach(schema.putArray("required")::add);
        return schema;
    }

    private static void header(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
