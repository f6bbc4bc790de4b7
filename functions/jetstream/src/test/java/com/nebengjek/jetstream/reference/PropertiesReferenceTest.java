package com.nebengjek.jetstream.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.binding.JetStreamProperties;
import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.probe.HttpProperties;
import com.nebengjek.jetstream.probe.ProbeProperties;
import com.nebengjek.jetstream.reference.Metadata.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PropertiesReferenceTest {

    private static final Map<String, Class<? extends Record>> ROOTS = Map.of(
            "nebengjek.jetstream", JetStreamProperties.class,
            "nebengjek.nats", NatsProperties.class,
            "nebengjek.http", HttpProperties.class,
            "nebengjek.probe", ProbeProperties.class);

    @Test
    void development_environments_know_every_property_with_its_description() throws IOException {
        Map<String, Property> known = Metadata.properties();

        assertThat(known.keySet())
                .containsAll(ROOTS.entrySet().stream()
                        .flatMap(root -> names(root.getKey(), root.getValue()))
                        .toList());
        assertThat(known.values()).allSatisfy(property -> assertThat(property.description())
                .as("the description of %s: an @param of its record, and @NestedConfigurationProperty where that is used", property.name())
                .isNotBlank());
    }

    private static Stream<String> names(String prefix, Class<?> properties) {
        return Arrays.stream(properties.getRecordComponents()).flatMap(component -> {
            String name = prefix + "." + dashed(component.getName());
            return component.getType().isRecord() ? names(name, component.getType()) : Stream.of(name);
        });
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    @Test
    void the_readme_has_a_table_of_them() throws IOException {
        String table = Metadata.properties().values().stream()
                .map(PropertiesReferenceTest::row)
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("README.md")))
                .as("the table of properties, which has to be:%n%n%s%n%n", table)
                .contains(table);
    }

    private static String row(Property property) {
        String byDefault = property.byDefault().isEmpty() ? "" : "`" + property.byDefault() + "`";
        return "| `%s` | %s | %s |"
                .formatted(property.name().substring("nebengjek.".length()), byDefault, markdown(property.description()));
    }

    private static String markdown(String description) {
        return description.replaceAll("\\{@code ([^}]*)}", "`$1`").replaceAll("\\s+", " ");
    }
}
