package com.nebengjek.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LocationPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LocationProperties.class)
    static class Settings {}

    private final ApplicationContextRunner program =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaults_are_those_of_the_design() {
        program.run(context -> {
            LocationProperties settings = context.getBean(LocationProperties.class);
            assertThat(settings.maxMetresPerSecond()).isCloseTo(55.556, within(0.001));
            assertThat(settings.reportMetres()).isEqualTo(100);
            assertThat(settings.reportInterval()).isEqualTo(Duration.ofSeconds(5));
            assertThat(settings.indexed()).isEqualTo(Duration.ofSeconds(60));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-speed=0",
                "max-speed=NaN",
                "report-metres=-1",
                "report-interval=0s",
                "arrival-patience=-1s",
                "arrival-limit=-1s",
                "arrival-pause=0s",
                "indexed=0s",
                "trail=1"
            })
    void a_bad_value_stops_the_start_and_names_the_property(String setting) {
        program.withPropertyValues("nebengjek.location." + setting).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("nebengjek.location." + setting.substring(0, setting.indexOf('='))));
    }
}
