package com.nebengjek.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the chart's README shows of its values. */
final class ValuesTable {

    private ValuesTable() {}

    static String text(List<Value> values) {
        return "| value | default | |\n|---|---|---|\n"
                + values.stream().flatMap(ValuesTable::rows).collect(Collectors.joining());
    }

    private static Stream<String> rows(Value value) {
        if (value.path().startsWith("functions.")) {
            return Stream.of();
        }
        boolean leaf = value.children().isEmpty() || value.like().isPresent();
        if (!leaf && value.description().isEmpty()) {
            return value.children().stream().flatMap(ValuesTable::rows);
        }
        String own = "| `%s` | %s | %s |\n"
                .formatted(value.path(), leaf ? code(value.byDefault()) : "", escaped(value.description()));
        return leaf
                ? Stream.of(own)
                : Stream.concat(Stream.of(own), value.children().stream().flatMap(ValuesTable::rows));
    }

    /** The functions, with what each is scaled by. */
    static String functions(List<Value> values, Rendered rendered) {
        return "| function | image | uses | consumers | events for one process | at most | |\n|---|---|---|---|---|---|---|\n"
                + values.stream()
                        .filter(value -> value.path().equals("functions"))
                        .flatMap(value -> value.children().stream())
                        .map(function -> row(rendered, function, function.byDefault()))
                        .collect(Collectors.joining());
    }

    private static String row(Rendered rendered, Value function, JsonNode own) {
        List<JsonNode> triggers = rendered.scaledObjects()
                .filter(object -> Rendered.name(object).equals(Chart.RELEASE + "-" + function.name()))
                .flatMap(object -> object.path("spec").path("triggers").valueStream())
                .toList();
        return "| `%s` | `%s` | %s | %s | %s | %s | %s |\n".formatted(
                function.name(),
                own.path("module").asString(),
                own.path("uses").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")),
                triggers.isEmpty()
                        ? "off"
                        : triggers.stream()
                                .map(trigger -> trigger.path("metadata").path("consumer").asString("a query"))
                                .filter(consumer -> !own.path("wakesWith").valueStream()
                                        .anyMatch(waker -> consumer.startsWith(waker.asString() + "-")))
                                .collect(Collectors.joining(", ")),
                triggers.stream()
                        .findFirst()
                        .map(trigger -> trigger.path("metadata"))
                        .map(metadata -> metadata.path("lagThreshold")
                                .asString(metadata.path("targetQueryValue").asString("")))
                        .orElse(""),
                own.path("maxReplicas").asInt(),
                escaped(function.description()));
    }

    private static String code(JsonNode value) {
        return value.isString() && value.asString().isEmpty() ? "" : "`" + escaped(value.toString()) + "`";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
