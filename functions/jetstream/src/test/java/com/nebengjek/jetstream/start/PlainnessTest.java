package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainnessTest {

    @Test
    void what_a_deployment_sets_is_plain() {
        Map<String, String> variables = Map.of(
                "NATS_URL", "nats://nats:4222",
                "JETSTREAM_ENABLED", "true",
                "SPRING_R2DBC_URL", "r2dbc:postgresql://postgres/nebengjek",
                "SPRING_CLOUD_FUNCTION_DEFINITION", "payment",
                "LOGGING_LEVEL_ROOT", "debug");

        assertThat(Plainness.of(variables, List.of("java.version", "spring.aot.enabled", "spring.main.banner-mode")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_CONFIG_IMPORT",
                "SPRING_PROFILES_ACTIVE",
                "SPRING_APPLICATION_JSON",
                "SPRING_MAIN_LAZY_INITIALIZATION",
                "SPRING_DATA_REDIS_MASTERREPLICA_NODES",
                "spring.config.location"
            })
    void a_variable_that_only_spring_boot_reads_is_not(String variable) {
        assertThat(Plainness.of(Map.of(variable, "x"), List.of())).isFalse();
    }

    @Test
    void a_system_property_that_only_spring_boot_reads_is_not() {
        assertThat(Plainness.of(Map.of(), List.of("spring.profiles.active"))).isFalse();
    }

    @Test
    void a_start_without_jetstream_is_not() {
        assertThat(Plainness.of(Map.of("JETSTREAM_ENABLED", " False"), List.of())).isFalse();
    }
}
