package com.nebengjek.jetstream.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.metrics.MetricNames;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsReferenceTest {

    @Test
    void the_readme_has_a_table_of_all_metrics() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(names()).isNotEmpty().allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
    }

    private static List<String> names() {
        return Arrays.stream(MetricNames.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(MetricsReferenceTest::valueOf)
                .toList();
    }

    private static String valueOf(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
