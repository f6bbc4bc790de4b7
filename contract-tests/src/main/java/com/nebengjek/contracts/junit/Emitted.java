package com.nebengjek.contracts.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.contracts.verify.EventFiles;
import com.nebengjek.contracts.verify.Found;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.JsonEventFormat;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a test emits, to be held to its contract when the test has ended. */
public final class Emitted {

    private final EventType<?> type;
    private final List<Found> found = new ArrayList<>();

    Emitted(EventType<?> type) {
        this.type = type;
    }

    /**
     * An event, or its data alone: a {@link CloudEvent} of the SDK; JSON as text or bytes, where an object with {@code
     * specversion} is an event, an array a batch, and anything else data; or an object of yours that Jackson writes as data.
     */
    public Emitted add(Object event) {
        switch (event) {
            case CloudEvent written -> found.addAll(EventFiles.json(next(), new JsonEventFormat().serialize(written)));
            case CharSequence json -> addJson(json.toString().getBytes(UTF_8));
            case byte[] json -> addJson(json);
            default -> addData(EventJson.mapper().writeValueAsBytes(event));
        }
        return this;
    }

    /** All events of a file: JSON, JSON lines, an HTTP archive, or raw HTTP messages. */
    public Emitted addFile(Path file) throws IOException {
        found.addAll(EventFiles.read(file));
        return this;
    }

    private void addJson(byte[] json) {
        if (isData(json)) {
            addData(json);
        } else {
            found.addAll(EventFiles.json(next(), json));
        }
    }

    private static boolean isData(byte[] json) {
        try {
            JsonNode tree = EventJson.mapper().readTree(json);
            return !tree.isArray() && !tree.has("specversion");
        } catch (JacksonException notJson) {
            return true;
        }
    }

    private void addData(byte[] data) {
        Map<String, String> attributes = Map.of(
                "specversion", "1.0", "id", next(), "source", "/test", "type", type.type(), "entity", type.entity());
        found.add(new Found(next(), new ReceivedEvent(attributes, data), null, null));
    }

    private String next() {
        return "event " + (found.size() + 1);
    }

    List<Found> all() {
        return List.copyOf(found);
    }
}
