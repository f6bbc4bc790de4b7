package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class NamedPropertiesTest {

    @ConfigurationProperties("parcel")
    public static class Parcel {

        private int weight;

        public int getWeight() {
            return weight;
        }

        public void setWeight(int weight) {
            this.weight = weight;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Parcel.class)
    static class Parcels {}

    @Test
    void properties_are_bound() {
        try (var context = started("7")) {
            assertThat(context.getBean(Parcel.class).getWeight()).isEqualTo(7);
            assertThat(context.getBeansOfType(NamedProperties.class)).hasSize(1);
        }
    }

    @Test
    void a_bad_value_stops_the_start_and_is_named() {
        assertThatThrownBy(() -> started("heavy")).rootCause().hasMessageContaining("heavy");
    }

    private static AnnotationConfigApplicationContext started(String weight) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("parcel.weight", weight)));
        context.register(Parcels.class);
        context.registerBean(BeanFactoryPostProcessor.class, () -> NamedProperties::replaceBinding);
        context.refresh();
        return context;
    }
}
