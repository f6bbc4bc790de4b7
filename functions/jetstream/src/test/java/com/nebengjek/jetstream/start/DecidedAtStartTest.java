package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class DecidedAtStartTest {

    private static final String AHEAD_OF_TIME = "spring.aot.enabled";

    @AfterEach
    void forgets() {
        SpringProperties.setProperty(AHEAD_OF_TIME, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JETSTREAM_ENABLED", "nebengjek.jetstream.enabled"})
    void an_application_without_jetstream_decides_anew_which_beans_there_are(String setting) {
        process(Map.of(setting, "false"));
        assertThat(SpringProperties.getProperty(AHEAD_OF_TIME)).isEqualTo("false");
    }

    @Test
    void any_other_takes_what_was_decided_ahead_of_time() {
        process(Map.of("JETSTREAM_ENABLED", "true"));
        assertThat(SpringProperties.getProperty(AHEAD_OF_TIME)).isNull();
    }

    @Test
    void applications_find_it() {
        FailureHandler others = (type, name, failure) -> {};
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(EnvironmentPostProcessor.class, others))
                .hasAtLeastOneElementOfType(DecidedAtStart.class);
    }

    private static void process(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        new DecidedAtStart().postProcessEnvironment(environment, new SpringApplication());
    }
}
