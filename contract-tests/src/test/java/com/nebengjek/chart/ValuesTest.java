package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Schema and README of the chart say what its {@code values.yaml} says. */
class ValuesTest {

    @Test
    void the_schema_is_what_the_comments_say() {
        WrittenDown.same(Chart.FOLDER.resolve("values.schema.json"), ValuesSchema.text(Chart.VALUES));
    }

    @Test
    void the_readme_shows_every_value() {
        Path readme = Chart.FOLDER.resolve("README.md");
        String text = between(Chart.read(readme), "values", ValuesTable.text(Chart.VALUES));

        WrittenDown.same(readme, between(text, "functions", ValuesTable.functions(Chart.VALUES, Chart.rendered())));
    }

    @Test
    void a_value_that_nobody_knows_is_refused_wherever_it_is() {
        assertThat(Stream.of(
                        "runtimes: knative",
                        "nats: {urls: nats://nats:4222}",
                        "functions: {payment: {minReplica: 1}}",
                        "functionDefaults: {trigger: {kind: nats-jetstream}}",
                        "edge: {ingress: {hosts: []}}"))
                .allSatisfy(values -> assertThat(Chart.refusal(values)).contains("additional properties"));
    }

    @Test
    void a_value_of_another_type_is_refused() {
        assertThat(Chart.refusal("functions: {payment: {maxReplicas: many}}")).contains("/functions/payment/maxReplicas");
        assertThat(Chart.refusal("image: {pullPolicy: Sometimes}")).contains("/image/pullPolicy");
    }

    private static String between(String text, String name, String content) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end of " + name + " -->";
        return Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text)
                .replaceFirst(Matcher.quoteReplacement(begin + content + end));
    }
}
