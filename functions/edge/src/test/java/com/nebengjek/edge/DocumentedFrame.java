package com.nebengjek.edge;

import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A frame as its file describes it to who writes a client. */
record DocumentedFrame(JsonNode file) {

    private static final List<String> NAMES = List.of(
            "beacon_update",
            "finder_update",
            "location_update",
            "match_confirm",
            "payment_processed",
            "ride_arrived",
            "ride_cancel",
            "ride_started",
            "state");

    /** Those that are answered with their data. */
    private static final Set<String> ECHOED = Set.of("beacon_update", "finder_update");

    /** What a frame of its own kind is refused with when its data is wrong. */
    private static final Set<String> OWN_CODES = Set.of("invalid_beacon", "invalid_location", "match_update_failed");

    /** All that clients send, but {@code resume}. */
    static List<DocumentedFrame> all() {
        return NAMES.stream().map(DocumentedFrame::named).toList();
    }

    static DocumentedFrame named(String name) {
        try (InputStream file = DocumentedFrame.class.getResourceAsStream("frames/in/" + name + ".json")) {
            return new DocumentedFrame(EventJson.mapper().readTree(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    String event() {
        return file.path("event").asString();
    }

    boolean isFrom(Role role) {
        return file.path("from").valueStream().anyMatch(from -> from.asString().equals(role.name()));
    }

    /** The data of the example. */
    ObjectNode data() {
        return (ObjectNode) file.path("example").path("data").deepCopy();
    }

    List<String> required() {
        return file.at("/schema/properties/data/required").valueStream().map(JsonNode::asString).toList();
    }

    String answer() {
        return ECHOED.contains(event()) ? event() : "confirmed";
    }

    String codeOfWrongData() {
        Set<String> codes = file.path("errors").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return OWN_CODES.stream().filter(codes::contains).findFirst().orElse("invalid_format");
    }
}
