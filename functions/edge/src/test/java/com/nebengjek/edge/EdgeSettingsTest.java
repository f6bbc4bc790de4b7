package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EdgeSettingsTest {

    @EnableConfigurationProperties(EdgeSettings.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues("nebengjek.edge.token.jwk-set-uri=https://sign-in.example/jwks.json");

    @Test
    void everything_but_the_keys_has_a_default() {
        runner.run(context -> {
            EdgeSettings settings = context.getBean(EdgeSettings.class);
            assertThat(settings.sockets().ping()).isEqualTo(Duration.ofSeconds(25));
            assertThat(settings.sockets().pong()).isEqualTo(Duration.ofSeconds(10));
            assertThat(settings.origins()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "admission.unauthenticated, 0s",
        "admission.at-once, 0",
        "admission.sockets, 0",
        "admission.per-address, 0",
        "admission.retry-after, 999ms",
        "frames.max-size, 10B",
        "frames.per-second, 0",
        "frames.burst, 0",
        "frames.publish-timeout, 0s",
        "sockets.per-person, 0",
        "sockets.ping, 0s",
        "sockets.pong, -1s",
        "sockets.send-buffer, 1KB",
        "sockets.write-timeout, 0s",
        "outbound.queue, 0",
        "outbound.remembered, 0",
        "outbound.replays, 0",
        "presence.grace, 999ms",
        "shutdown.jitter, -1s",
        "shutdown.grace, 0s",
        "token.clock-skew, -1s",
        "token.timeout, 0s",
        "token.jwk-set, {}"
    })
    void a_bad_value_stops_the_start_and_names_the_property(String name, String value) {
        String property = name.equals("token.jwk-set") ? "token" : name;

        runner.withPropertyValues("nebengjek.edge." + name + "=" + value).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("nebengjek.edge." + property + " "));
    }
}
