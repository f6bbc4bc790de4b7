package com.nebengjek.contracts;

import com.nebengjek.events.catalogue.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts that every AsyncAPI 3 document has. */
final class AsyncApi {

    private final ObjectNode root = object();

    AsyncApi(String title, String description) {
        root.put("asyncapi", "3.0.0");
        root.putObject("info").put("title", title).put("version", "1.0.0").put("description", description);
        root.put("defaultContentType", "application/json");
    }

    static ObjectNode object() {
        return EventJson.mapper().createObjectNode();
    }

    static JsonNode ref(String... path) {
        return object().put("$ref", "#/" + String.join("/", path));
    }

    void server(String name, String host, String protocol, String pathname) {
        ObjectNode server = section("servers").putObject(name).put("host", host).put("protocol", protocol);
        if (!pathname.isEmpty()) {
            server.put("pathname", pathname);
        }
    }

    ObjectNode channel(String name, String address) {
        ObjectNode channel = section("channels").putObject(name);
        return channel.put("address", address);
    }

    /** Adds a message to the components and to a channel. */
    void message(String channel, String name, ObjectNode message) {
        components("messages").set(name, message);
        ((ObjectNode) section("channels").get(channel)).withObject("/messages").set(name, ref("components", "messages", name));
    }

    void operation(String name, String action, String channel, Iterable<String> messages, String summary) {
        ObjectNode operation = section("operations").putObject(name);
        operation.put("action", action).put("summary", summary);
        operation.set("channel", ref("channels", channel));
        ArrayNode list = operation.putArray("messages");
        messages.forEach(message -> list.add(ref("channels", channel, "messages", message)));
    }

    ObjectNode components(String kind) {
        ObjectNode components = section("components");
        return components.has(kind) ? (ObjectNode) components.get(kind) : components.putObject(kind);
    }

    private ObjectNode section(String name) {
        return root.has(name) ? (ObjectNode) root.get(name) : root.putObject(name);
    }

    String text() {
        return EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r", "") + "\n";
    }
}
