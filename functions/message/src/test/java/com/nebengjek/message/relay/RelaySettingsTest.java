package com.nebengjek.message.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

class RelaySettingsTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RelaySettings.class)
    @PropertySource("classpath:META-INF/nebengjek/message.properties")
    static class Settings {}

    @Test
    void defaults_are_those_of_the_design() {
        runner.run(context -> assertThat(context.getBean(RelaySettings.class))
                .isEqualTo(new RelaySettings(
                        Duration.ofSeconds(2),
                        100,
                        2,
                        1000,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofDays(30),
                        null)));
    }

    @Test
    void the_names_of_the_earlier_sender_are_good() {
        runner.withPropertyValues("INTERVAL=500ms", "BATCH_COUNT=7", "REQUEST_URL=http://localhost:9/send")
                .run(context -> assertThat(context.getBean(RelaySettings.class))
                        .satisfies(settings -> assertThat(settings.interval()).isEqualTo(Duration.ofMillis(500)))
                        .satisfies(settings -> assertThat(settings.batchCount()).isEqualTo(7))
                        .satisfies(settings -> assertThat(settings.requestUrl()).hasToString("http://localhost:9/send")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTERVAL=100ms",
                "BATCH_COUNT=1",
                "BATCH_COUNT=10000",
                "REQUEST_URL=https://example.com/send",
                "nebengjek.message.relay.batches=1",
                "nebengjek.message.relay.batches=16",
                "nebengjek.message.relay.max-queued=1",
                "nebengjek.message.relay.lease=1s"
            })
    void the_last_good_value_is_good(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "INTERVAL=abc, nebengjek.message.relay.interval",
        "INTERVAL=3, INTERVAL",
        "INTERVAL=0s, INTERVAL",
        "INTERVAL=-1s, INTERVAL",
        "BATCH_COUNT=0, BATCH_COUNT",
        "BATCH_COUNT=many, nebengjek.message.relay.batch-count",
        "BATCH_COUNT=10001, BATCH_COUNT",
        "REQUEST_URL=localhost:8080, REQUEST_URL",
        "REQUEST_URL=ftp://localhost/send, REQUEST_URL",
        "nebengjek.message.relay.batches=0, nebengjek.message.relay.batches",
        "nebengjek.message.relay.batches=17, nebengjek.message.relay.batches",
        "nebengjek.message.relay.queue-time=0s, nebengjek.message.relay.queue-time",
        "nebengjek.message.relay.max-queued=0, nebengjek.message.relay.max-queued",
        "nebengjek.message.relay.lease=30, nebengjek.message.relay.lease",
        "nebengjek.message.relay.retention=0d, nebengjek.message.relay.retention"
    })
    void a_bad_value_stops_the_start_and_names_the_property(String setting, String named) {
        runner.withPropertyValues(setting).run(context -> assertThat(context.getStartupFailure())
                .satisfies(fault -> assertThat(messages(fault)).contains(named)));
    }

    private static String messages(Throwable fault) {
        return fault.getCause() == null ? fault.toString() : fault + "\n" + messages(fault.getCause());
    }
}
