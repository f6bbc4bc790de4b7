package com.nebengjek.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.ContractName;
import com.nebengjek.contracts.Skipped;
import com.nebengjek.contracts.golden.GoldenEvent;
import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.contracts.interop.Programs;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Programs of others, in their languages: each reads of events what it has stated, all of that, and nothing else. */
class OutsidersTest {

    /** A program that prints for each event its id and a row, or the field that is missing. */
    enum Outsider {
        ANALYTICS_JOB("analytics-job", "src/test/python/analytics-job", "python3", "analytics_job.py"),
        DISPATCH_BOARD("dispatch-board", "src/test/node/dispatch-board", "node", "board.js");

        private final String consumer;
        private final Path directory;
        private final String language;
        private final String program;

        Outsider(String consumer, String directory, String language, String program) {
            this.consumer = consumer;
            this.directory = Path.of(directory);
            this.language = language;
            this.program = program;
        }

        List<Statement> statements() {
            return Statements.all().stream()
                    .filter(statement -> statement.consumer().equals(consumer))
                    .toList();
        }
    }

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource
    void every_golden_event_is_read(Outsider outsider) throws Exception {
        List<ObjectNode> events = outsider.statements().stream().flatMap(OutsidersTest::golden).toList();

        List<JsonNode> rows = told(outsider, events);

        assertThat(rows).hasSameSizeAs(events).allSatisfy(row -> assertThat(row.path("row").isObject())
                .as("%s", row)
                .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_stated_is_not_read(Outsider outsider) throws Exception {
        List<ObjectNode> events = outsider.statements().stream().flatMap(OutsidersTest::golden).toList();
        List<ObjectNode> bare = outsider.statements().stream()
                .flatMap(statement -> golden(statement).map(event -> with(event, stated(event.path("data"), statement.needs()))))
                .toList();

        assertThat(told(outsider, bare)).isEqualTo(told(outsider, events));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_stated_as_required_is_missed_when_it_is_gone(Outsider outsider) throws Exception {
        List<ObjectNode> events = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Statement statement : outsider.statements()) {
            ObjectNode full = golden(statement).toList().getFirst();
            statement.properties().forEach(property -> {
                gone.add(property);
                events.add(with(full, without(full.path("data"), property)).put("id", statement.type() + " " + property));
            });
        }

        List<JsonNode> told = told(outsider, events);

        assertThat(told).hasSameSizeAs(events);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).path("missing").asString("")).as("%s", told.get(i)).startsWith(gone.get(i));
        }
    }

    private static Stream<ObjectNode> golden(Statement statement) {
        return Events.catalogue().types().stream()
                .filter(type -> ContractName.of(type).equals(statement.type()))
                .flatMap(type -> GoldenEvents.of(type).stream())
                .filter(golden -> !golden.isBroken())
                .map(GoldenEvent::event)
                .map(ObjectNode.class::cast);
    }

    private static ObjectNode with(ObjectNode event, JsonNode data) {
        return event.deepCopy().set("data", data);
    }

    private static JsonNode stated(JsonNode data, JsonNode needs) {
        if (!data.isObject() || !needs.has("properties")) {
            return data;
        }
        ObjectNode stated = EventJson.mapper().createObjectNode();
        needs.path("properties").forEachEntry((name, schema) -> {
            if (data.has(name)) {
                stated.set(name, stated(data.path(name), schema));
            }
        });
        return stated;
    }

    private static JsonNode without(JsonNode data, String property) {
        ObjectNode rest = (ObjectNode) data.deepCopy();
        List<String> names = Arrays.asList(property.split("\\."));
        ObjectNode parent = rest;
        for (String name : names.subList(0, names.size() - 1)) {
            parent = (ObjectNode) parent.path(name);
        }
        parent.remove(names.getLast());
        return rest;
    }

    private List<JsonNode> told(Outsider outsider, List<ObjectNode> events) throws Exception {
        Skipped.unlessInstalled(outsider.language);
        Path file = temporary.resolve("events.jsonl");
        Files.writeString(file, events.stream().map(event -> event + "\n").collect(Collectors.joining()));
        return Programs.run(outsider.directory, List.of(outsider.language, outsider.program, file.toAbsolutePath().toString()))
                .lines()
                .map(EventJson.mapper()::readTree)
                .toList();
    }
}
