package com.nebengjek.contracts.golden;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the golden events that are missing, and touches none that is there: {@code mvn test -pl contract-tests
 * -Dtest=GoldenEventsTest -Dcontracts.write}. Whoever wants one anew deletes it first.
 */
final class GoldenFiles {

    private static final Path ROOT = Path.of("src/main/resources/contracts");

    private GoldenFiles() {}

    static void writeMissing(EventType<?> type) {
        Path folder = ROOT.resolve(GoldenEvents.folderOf(type));
        write(folder.resolve(GoldenEvent.MINIMAL + ".json"), () -> Draft.minimal(type));
        Path full = folder.resolve(GoldenEvent.FULL + ".json");
        write(full, () -> Draft.full(type));
        Breakages.of(type, read(full)).forEach((name, event) -> write(folder.resolve(name + ".json"), () -> explained(type, event)));
    }

    private static JsonNode explained(EventType<?> type, ObjectNode event) {
        try {
            type.decode(EventJson.mapper().writeValueAsBytes(event.get("data")), Clock.systemUTC());
            throw new IllegalStateException(event + " is not broken");
        } catch (InvalidData fault) {
            return EventJson.mapper().createObjectNode().put("reason", fault.getMessage()).set("event", event);
        }
    }

    private static JsonNode read(Path file) {
        return EventJson.mapper().readTree(file);
    }

    private static void write(Path file, Supplier<JsonNode> content) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(content.get()) + "\n");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
