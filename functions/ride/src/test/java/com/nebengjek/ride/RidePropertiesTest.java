package com.nebengjek.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RidePropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RideProperties.class)
    static class Settings {}

    @Test
    void defaults_are_those_of_the_design() {
        runner.run(context -> assertThat(context.getBean(RideProperties.class))
                .isEqualTo(new RideProperties(100, Duration.ofSeconds(60))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nebengjek.ride.start-distance=0",
                "nebengjek.ride.start-distance=NaN",
                "nebengjek.ride.start-distance=near",
                "nebengjek.ride.position-max-age=0s",
                "nebengjek.ride.position-max-age=old"
            })
    void a_bad_value_stops_the_start_and_names_the_property(String setting) {
        String property = setting.substring(0, setting.indexOf('='));
        runner.withPropertyValues(setting).run(context -> assertThat(context.getStartupFailure())
                .satisfies(fault -> assertThat(messages(fault)).contains(property)));
    }

    private static String messages(Throwable fault) {
        return fault.getCause() == null ? fault.toString() : fault + "\n" + messages(fault.getCause());
    }
}
