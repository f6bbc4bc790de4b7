package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLoggingTest {

    @Test
    void suffices_where_nothing_but_levels_is_set() {
        Map<String, String> variables =
                Map.of("PATH", "/bin", "LOGNAME", "nobody", "DEBUGINFOD_URLS", "", "LOGGING_LEVEL_ROOT", "warn");

        assertThat(ConsoleLogging.suffices(variables, List.of("java.version", "slf4j.provider"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "LOGGING_STRUCTURED_FORMAT_CONSOLE, logstash",
        "LOGGING_PATTERN_CONSOLE, %m",
        "LOGGING_FILE_NAME, /tmp/log",
        "LOGGING_LEVEL_WEB, debug",
        "LOGGING_LEVEL_ROOT, loud",
        "CONSOLE_LOG_PATTERN, %m",
        "SPRING_APPLICATION_NAME, shop",
        "DEBUG, true"
    })
    void does_not_where_more_is_asked_than_it_knows(String variable, String value) {
        assertThat(ConsoleLogging.suffices(Map.of(variable, value), List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logging.level.root", "logging.config", "debug"})
    void does_not_where_a_system_property_is_about_logging(String property) {
        assertThat(ConsoleLogging.suffices(Map.of(), List.of(property))).isFalse();
    }

    @Test
    void knows_loggers_by_the_names_of_their_variables() {
        Map<String, String> variables = Map.of(
                "LOGGING_LEVEL_ROOT", "warn",
                "LOGGING_LEVEL_NEBENGJEK_AUDIT", "OFF",
                "logging.level.com.nebengjek", " debug",
                "HOME", "/root");

        assertThat(ConsoleLogging.levels(variables))
                .containsOnly(
                        Map.entry("ROOT", Level.WARN),
                        Map.entry("nebengjek.audit", Level.OFF),
                        Map.entry("com.nebengjek", Level.DEBUG));
    }
}
