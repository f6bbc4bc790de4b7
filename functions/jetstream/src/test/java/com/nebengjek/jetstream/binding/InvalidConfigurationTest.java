package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.probe.HttpProperties;
import com.nebengjek.jetstream.probe.ProbeProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class InvalidConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({JetStreamProperties.class, NatsProperties.class, ProbeProperties.class, HttpProperties.class})
    static class AllProperties {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nebengjek.jetstream.defaults.attempts=0                   | nebengjek.jetstream.defaults.attempts must be at least 1 (was 0)
            nebengjek.jetstream.defaults.timeout=0s                   | nebengjek.jetstream.defaults.timeout must be longer than 0, such as 500ms or 2s (was 0s)
            nebengjek.jetstream.functions.bill.max-in-flight=-1       | nebengjek.jetstream.functions.bill.max-in-flight must be at least 1 (was -1)
            nebengjek.jetstream.functions.bill.backoff=-1s            | nebengjek.jetstream.functions.bill.backoff must be longer than 0, such as 500ms or 2s (was -1s)
            nebengjek.jetstream.drain=-1s                             | nebengjek.jetstream.drain must not be negative
            nebengjek.jetstream.max-storage=lots                      | nebengjek.jetstream.max-storage (JETSTREAM_MAX_STORAGE) is 'lots', which is no size
            nebengjek.jetstream.max-memory=0GB                        | nebengjek.jetstream.max-memory (JETSTREAM_MAX_MEMORY) is '0GB', which is no size
            nebengjek.probe.metrics-port=-1                           | nebengjek.probe.metrics-port (METRICS_PORT) must be from 0 to 65535 (was -1)
            nebengjek.jetstream.audit.sample=1.5                      | nebengjek.jetstream.audit.sample must be from 0 to 1 (was 1.5)
            nebengjek.jetstream.audit.sample=NaN                      | nebengjek.jetstream.audit.sample must be from 0 to 1 (was NaN)
            nebengjek.jetstream.functions.bill.attempts=many          | nebengjek.jetstream.functions.bill.attempts
            nebengjek.nats.connect-timeout=0s                         | nebengjek.nats.connect-timeout must be longer than 0
            nebengjek.http.max-body=0B                                | nebengjek.http.max-body must be from 1B to 64MB (was 0B)
            nebengjek.http.max-concurrent=0                           | nebengjek.http.max-concurrent must be at least 1 (was 0)
            nebengjek.probe.port=70000                                | nebengjek.probe.port (PORT) must be from 0 to 65535 (was 70000)
            """)
    void a_bad_value_stops_the_start_and_names_the_property(String setting, String said) {
        new ApplicationContextRunner()
                .withUserConfiguration(AllProperties.class)
                .withPropertyValues(setting)
                .run(context -> assertThat(context).hasFailed().getFailure().satisfies(fault -> assertThat(everything(fault))
                        .contains(said)));
    }

    private static String everything(Throwable fault) {
        return fault.getCause() == null ? fault.toString() : fault + "\n" + everything(fault.getCause());
    }
}
