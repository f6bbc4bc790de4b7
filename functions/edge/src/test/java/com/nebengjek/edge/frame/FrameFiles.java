package com.nebengjek.edge.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.events.catalogue.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that describe frames, one for each: what a program or a person reads who writes a client. They follow from the
 * code; {@code FRAMES=write} writes them anew.
 */
public final class FrameFiles {

    private static final Path ROOT = Path.of("src/main/resources/com/nebengjek/edge/frames");

    private FrameFiles() {}

    /** Compares a file with what the code says, or writes it. */
    public static void agree(String direction, String name, ObjectNode said) {
        Path file = ROOT.resolve(direction).resolve(name + ".json");
        String text = EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(said) + "\n";
        try {
            if ("write".equals(System.getenv("FRAMES"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            if (!Files.exists(file) || !Files.readString(file, UTF_8).equals(text)) {
                throw new AssertionError(file + " does not say what the code does: write it with FRAMES=write in the environment");
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The frames that have a file, by name. */
    public static List<String> names(String direction) {
        try (Stream<Path> files = Files.list(ROOT.resolve(direction))) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The schema of a frame whose data has this one. */
    public static ObjectNode schema(String event, JsonNode data) {
        ObjectNode schema = EventJson.mapper()
                .createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("event").put("const", event);
        properties.putObject("id").put("type", "string").put("minLength", 1).put("maxLength", 64);
        properties.set("data", data);
        schema.putArray("required").add("event").add("data");
        return schema.put("additionalProperties", false);
    }
}
