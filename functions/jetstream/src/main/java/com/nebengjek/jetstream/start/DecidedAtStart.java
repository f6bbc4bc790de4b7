package com.nebengjek.jetstream.start;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Has an application decide at its start, and not as its ahead-of-time processing has, which beans there are: when
 * {@code JETSTREAM_ENABLED} (or {@code nebengjek.jetstream.enabled}) is false. Such a start takes longer.
 *
 * <p>The processing took JetStream for enabled, and its conditions are not looked at again.
 */
final class DecidedAtStart implements EnvironmentPostProcessor {

    private static final String AHEAD_OF_TIME = "spring.aot.enabled";

    // The property gets its value from the variable later, by a @PropertySource.
    private static final List<String> ENABLED = List.of("nebengjek.jetstream.enabled", "JETSTREAM_ENABLED");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isDisabled(environment)) {
            SpringProperties.setProperty(AHEAD_OF_TIME, "false");
        }
    }

    private static boolean isDisabled(ConfigurableEnvironment environment) {
        return ENABLED.stream()
                .map(environment::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .map(enabled -> enabled.strip().equalsIgnoreCase("false"))
                .orElse(false);
    }
}
