package com.nebengjek.contracts.cli;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code list} and {@code show}: the catalogue. */
final class Listing {

    private final Words words;
    private final PrintStream out;

    private record Line(String name, String type, String subject, String stream) {}

    Listing(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    int list() {
        if (!words.operands().isEmpty()) {
            throw new IllegalArgumentException("'%s' is one word too many.".formatted(words.operands().getFirst()));
        }
        List<Line> lines = Events.catalogue().types().stream()
                .map(type -> new Line(ContractName.of(type), type.type(), type.subjectPrefix() + ".*", type.stream()))
                .toList();
        if (words.json()) {
            print(EventJson.mapper().valueToTree(lines));
        } else {
            lines.forEach(line -> out.printf("%-32s %-36s %s%n", line.name(), line.subject(), line.stream().isEmpty() ? "-" : line.stream()));
        }
        return 0;
    }

    int show() {
        if (words.operands().size() != 1) {
            throw new IllegalArgumentException("TYPE is missing: infra/admin contracts list shows them.");
        }
        String wanted = words.operands().getFirst();
        List<EventType<?>> types = Events.catalogue().types().stream()
                .filter(type -> type.type().equals(wanted) || ContractName.of(type).equals(wanted))
                .toList();
        if (types.isEmpty()) {
            throw new IllegalArgumentException("TYPE is '%s', which is not there: infra/admin contracts list shows them.".formatted(wanted));
        }
        types.forEach(this::show);
        return 0;
    }

    private void show(EventType<?> type) {
        ObjectNode shown = EventJson.mapper().createObjectNode();
        shown.put("type", type.type()).put("subject", type.subjectPrefix() + ".*").put("stream", type.stream());
        shown.set("schema", type.schema());
        shown.set("example", GoldenEvents.full(type).event());
        print(shown);
    }

    private void print(JsonNode tree) {
        out.println(EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
    }
}
