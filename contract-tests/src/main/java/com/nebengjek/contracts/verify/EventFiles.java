package com.nebengjek.contracts.verify;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.HttpEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Finds events in a file: one in JSON, an array of them, JSON lines ({@code .jsonl}, {@code .ndjson}), the messages of an
 * HTTP archive ({@code .har}), or raw HTTP messages that {@code ###} separates ({@code .http}).
 */
public final class EventFiles {

    private EventFiles() {}

    /**
     * All that may be an event, in its order.
     *
     * @throws InvalidData when the file is none of these, or has no event
     */
    public static List<Found> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] content = Files.readAllBytes(file);
        List<Found> found = switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "jsonl", "ndjson" -> lines(name, text(content));
            case "har" -> HttpRecording.archive(name, tree(content));
            case "http", "rest" -> HttpRecording.messages(name, text(content));
            default -> json(name, content);
        };
        if (found.isEmpty()) {
            throw new InvalidData(name, "has no event");
        }
        return found;
    }

    /** One event, or an array of them. */
    public static List<Found> json(String name, byte[] content) {
        JsonNode tree = tree(content);
        if (!tree.isArray()) {
            return List.of(Found.at(name, () -> structured(content)));
        }
        List<Found> found = new ArrayList<>();
        for (JsonNode event : tree) {
            found.add(Found.at("%s[%d]".formatted(name, found.size()), () -> structured(event.toString())));
        }
        return found;
    }

    private static List<Found> lines(String name, String text) {
        List<Found> found = new ArrayList<>();
        String[] lines = text.split("\r?\n");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (!line.isBlank()) {
                found.add(Found.at("%s:%d".formatted(name, i + 1), () -> structured(line)));
            }
        }
        return found;
    }

    private static ReceivedEvent structured(String event) {
        return structured(event.getBytes(StandardCharsets.UTF_8));
    }

    static ReceivedEvent structured(byte[] event) {
        return HttpEventReader.read(
                        Map.of(EventHeaders.CONTENT_TYPE, List.of(EventHeaders.STRUCTURED_JSON)), event)
                .events()
                .getFirst();
    }

    private static JsonNode tree(byte[] content) {
        try {
            return EventJson.mapper().readTree(content);
        } catch (JacksonException fault) {
            throw new InvalidData("", "is not JSON: " + fault.getOriginalMessage());
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
