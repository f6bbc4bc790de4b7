package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The chart as Helm itself takes it, over a matrix of values. */
class ChartTest {

    static Stream<String> variants() {
        return Variants.ALL.keySet().stream().sorted();
    }

    @Test
    void the_linter_has_nothing_to_say_even_when_it_is_strict() {
        LintResult said = new Helm(Chart.FOLDER).lint().strict().call();

        assertThat(said.isFailed()).as("%s", said.getMessages()).isFalse();
    }

    @Test
    void it_can_be_packaged_with_what_its_links_show(@TempDir Path folder) {
        new Helm(Chart.FOLDER).packageIt().withDestination(folder).call();

        Path archive = folder.resolve("nebengjek-0.1.0.tgz");
        assertThat(archive).exists();
        String rendered = Helm.template(archive.toString()).withName(Chart.RELEASE).withNamespace(Chart.NAMESPACE).call();
        assertThat(rendered).isEqualTo(new Helm(Chart.FOLDER).template().withName(Chart.RELEASE).withNamespace(Chart.NAMESPACE).call());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void every_object_has_known_fields_only(String variant) {
        Rendered rendered = Chart.rendered(Variants.ALL.get(variant));

        assertThat(rendered.objects().stream().flatMap(object -> ObjectSchemas.faults(object).stream()))
                .isEmpty();
        assertThat(rendered.scaledObjects().flatMap(object -> ObjectSchemas.faults(object).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void no_object_is_there_twice(String variant) {
        List<String> names = Chart.rendered(Variants.ALL.get(variant)).objects().stream()
                .map(object -> object.path("apiVersion").asString() + " " + Rendered.kind(object) + " " + Rendered.name(object))
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void a_field_that_nobody_knows_is_found_wherever_it_is() {
        Rendered rendered = Chart.rendered();
        ObjectNode service = (ObjectNode) rendered.knativeServices().findFirst().orElseThrow().deepCopy();
        ((ObjectNode) Rendered.container(service)).put("lifecycle", "nothing");
        ObjectNode policy = (ObjectNode) rendered.all("NetworkPolicy").findFirst().orElseThrow().deepCopy();
        ((ObjectNode) policy.path("spec")).put("podSelectors", "nothing");

        assertThat(ObjectSchemas.faults(service)).isNotEmpty();
        assertThat(ObjectSchemas.faults(policy)).isNotEmpty();
        assertThat(ObjectSchemas.faults(JsonMapper.shared().readTree("{\"apiVersion\":\"v9\",\"kind\":\"Nothing\"}")))
                .isNotEmpty();
    }
}
