package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class NamedPropertiesTest {

    @ConfigurationProperties("parcel")
    public static class Parcel {

        private int weight;
        private String contentNote = "nothing";

        public int getWeight() {
            return weight;
        }

        public void setWeight(int weight) {
            this.weight = weight;
        }

        public String getContentNote() {
            return contentNote;
        }

        public void setContentNote(String contentNote) {
            this.contentNote = contentNote;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Parcel.class)
    static class Parcels {}

    @Test
    void properties_are_bound() {
        try (var context = started(Map.of("parcel.weight", "7", "parcel.content-note", "glass"))) {
            assertThat(context.getBean(Parcel.class).getWeight()).isEqualTo(7);
            assertThat(context.getBean(Parcel.class).getContentNote()).isEqualTo("glass");
            assertThat(context.getBeansOfType(NamedProperties.class)).hasSize(1);
        }
    }

    @Test
    void a_bad_value_stops_the_start_and_is_named() {
        assertThatThrownBy(() -> started(Map.of("parcel.weight", "heavy"))).rootCause().hasMessageContaining("heavy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parcel.content-note", "parcel.contentNote", "parcel.contentnote"})
    void it_is_bound_however_it_is_written(String name) {
        try (var context = started(Map.of(name, "${what} of ${whom:nobody}", "what", "glass"))) {
            assertThat(context.getBean(Parcel.class).getContentNote()).isEqualTo("glass of nobody");
        }
    }

    @Test
    void the_first_source_that_has_it_decides() {
        try (var context = started(Map.of("parcel.content-note", "glass"), Map.of("parcel.contentnote", "bricks"))) {
            assertThat(context.getBean(Parcel.class).getContentNote()).isEqualTo("glass");
        }
    }

    @Test
    void variables_are_bound() {
        Map<String, Object> variables = Map.of("PARCEL_CONTENTNOTE", "glass");
        try (var context = started(new SystemEnvironmentPropertySource("test-systemEnvironment", variables))) {
            assertThat(context.getBean(Parcel.class).getContentNote()).isEqualTo("glass");
        }
    }

    @Test
    void what_is_not_set_stays_as_it_is() {
        try (var context = started(Map.of("parcels.content-note", "of another"))) {
            assertThat(context.getBean(Parcel.class).getContentNote()).isEqualTo("nothing");
        }
    }

    @SafeVarargs
    private static AnnotationConfigApplicationContext started(Map<String, Object>... sources) {
        return started(IntStream.range(0, sources.length)
                .mapToObj(i -> new MapPropertySource("test-" + i, sources[i]))
                .toArray(PropertySource<?>[]::new));
    }

    private static AnnotationConfigApplicationContext started(PropertySource<?>... sources) {
        var context = new AnnotationConfigApplicationContext();
        ConfigurableEnvironment environment = new PlainEnvironment();
        Stream.of(sources).forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        context.setEnvironment(environment);
        context.register(Parcels.class);
        context.registerBean(
                BeanFactoryPostProcessor.class, () -> beans -> NamedProperties.replaceBinding(beans, environment));
        context.refresh();
        return context;
    }
}
