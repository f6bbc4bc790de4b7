package com.nebengjek.chart;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is rendered, written down: a change of the chart shows in its review what it does to a cluster. */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** Functions differ in their values only, which README.md shows: one of each kind is enough to look at. */
    private static final String SHOWN =
            "(defaults|deployments): .* nebengjek-(match-propose|message-relay|api|edge|migrate|topology|revisions|jobs|test|default-deny)"
                    + "|trial: .* nebengjek-(nats|postgres|redis|dev)"
                    + "|nack: (Stream|Consumer) .*-(match|kv-attempts|match-propose-match)"
                    + "|monitoring: .* nebengjek-(match-propose|api|edge|alerts)";

    @ParameterizedTest
    @ValueSource(strings = {"defaults", "deployments", "trial", "nack", "monitoring"})
    void objects_are_those_that_were_reviewed(String variant) {
        String yaml = Chart.rendered(Variants.ALL.get(variant)).objects().stream()
                .filter(object -> "%s: %s %s"
                        .formatted(variant, Rendered.kind(object), Rendered.name(object))
                        .matches(SHOWN))
                .sorted(Comparator.comparing(Rendered::kind).thenComparing(Rendered::name))
                .map(GoldenTest::readable)
                .collect(Collectors.joining("---\n"));

        WrittenDown.same(FOLDER.resolve(variant + ".yaml"), yaml);
    }

    /** An annotation that holds an object is shown as one, so that a difference shows its place. */
    private static String readable(JsonNode object) {
        JsonNode shown = object.deepCopy();
        if (Rendered.template(shown).path("metadata").path("annotations")
                instanceof ObjectNode annotations) {
            annotations.propertyNames().stream()
                    .filter(name -> annotations.path(name).asString().startsWith("{"))
                    .toList()
                    .forEach(name -> annotations.set(
                            name, JsonMapper.shared().readTree(annotations.path(name).asString())));
        }
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(200)
                .build();
        return new Dump(settings).dumpToString(JsonMapper.shared().convertValue(shown, Object.class));
    }
}
