package com.nebengjek.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The product's chart, as Helm reads it from a fresh clone. */
final class Chart {

    static final Path FOLDER = Path.of("../charts/nebengjek").toAbsolutePath().normalize();
    static final String RELEASE = "nebengjek";
    static final String NAMESPACE = "rides";

    private Chart() {}

    static Rendered rendered() {
        return rendered("");
    }

    /** @param values what differs from the chart's defaults, as YAML */
    static Rendered rendered(String values) {
        return rendered(RELEASE, values);
    }

    /** @throws IllegalStateException with what Helm says when it refuses */
    static Rendered rendered(String release, String values) {
        return withFile(values, file -> Rendered.of(new Helm(FOLDER)
                .template()
                .withName(release)
                .withNamespace(NAMESPACE)
                .withValuesFile(file)
                .call()));
    }

    /** What Helm says about these values, in one sentence. */
    static String refusal(String values) {
        return refusal(RELEASE, values);
    }

    static String refusal(String release, String values) {
        try {
            rendered(release, values);
        } catch (IllegalStateException refused) {
            return refused.getMessage();
        }
        throw new AssertionError("Helm takes " + values);
    }

    /** The chart's own values, as they are before anybody says anything. */
    static Map<String, Object> values() {
        return Yaml.map(read(FOLDER.resolve("values.yaml")));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rendered withFile(String content, java.util.function.Function<Path, Rendered> work) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                return work.apply(Files.writeString(file, content));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
