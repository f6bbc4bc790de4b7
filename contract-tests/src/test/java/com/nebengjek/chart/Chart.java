package com.nebengjek.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The product's chart, as Helm reads it from a fresh clone. */
final class Chart {

    static final Path FOLDER = Path.of("../charts/nebengjek").toAbsolutePath().normalize();
    static final String RELEASE = "nebengjek";
    static final String NAMESPACE = "rides";

    /** What an object says in these tests where it says helm.sh/hook. */
    static final String HOOK = "tests/hook";

    /** The chart's own values, with their comments. */
    static final List<Value> VALUES = Value.of(read(FOLDER.resolve("values.yaml")));

    private static final Path WITHOUT_HOOKS = withoutHooks();
    private static final Map<String, Rendered> RENDERED = new ConcurrentHashMap<>();

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
        return RENDERED.computeIfAbsent(release + "\n" + values, _ -> render(release, values));
    }

    private static Rendered render(String release, String values) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                return Rendered.of(new Helm(WITHOUT_HOOKS)
                        .template()
                        .withName(release)
                        .withNamespace(NAMESPACE)
                        .withValuesFile(Files.writeString(file, values))
                        .call());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy whose hooks are objects like all others: Helm's Java binding does not show them else. */
    private static Path withoutHooks() {
        // Helm refuses a new value until the schema has it.
        WrittenDown.write(FOLDER.resolve("values.schema.json"), ValuesSchema.text(VALUES));
        try {
            Path copy = Files.createTempDirectory("chart");
            try (Stream<Path> files = Files.walk(FOLDER, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = copy.resolve(FOLDER.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.writeString(target, read(file).replace("helm.sh/hook", HOOK));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
