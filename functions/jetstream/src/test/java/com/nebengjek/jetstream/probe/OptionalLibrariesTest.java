package com.nebengjek.jetstream.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.health.BoundConsumers;
import com.nebengjek.jetstream.health.JetStreamHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OptionalLibrariesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ApplicationAvailabilityAutoConfiguration.class,
                    configuration("health.HealthAutoConfiguration"),
                    ProbeAutoConfiguration.class,
                    PrometheusAutoConfiguration.class))
            .withBean(Connection.class, OptionalLibrariesTest::disconnected)
            .withBean(BoundConsumers.class, () -> List::of)
            .withBean(NatsProperties.class, () -> NatsProperties.at("nats://127.0.0.1:4222"));

    private static Class<?> configuration(String name) {
        try {
            return Class.forName("com.nebengjek.jetstream." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection disconnected() {
        Connection connection = mock(Connection.class);
        when(connection.getStatus()).thenReturn(Connection.Status.DISCONNECTED);
        return connection;
    }

    @Test
    void health_is_known_without_spring_boots_health() {
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasSingleBean(JetStreamHealth.class)
                        .doesNotHaveBean("jetStreamHealthIndicator"));
    }

    @Test
    void there_are_no_metrics_to_read_without_prometheus() {
        application
                .withClassLoader(new FilteredClassLoader("io.micrometer.prometheusmetrics"))
                .withPropertyValues("nebengjek.probe.port=0")
                .run(context -> assertThat(context).hasSingleBean(ProbeServer.class).doesNotHaveBean("metricsRoute"));
    }

    @Test
    void a_registry_of_ones_own_is_used() {
        application
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasSingleBean(MeterRegistry.class).doesNotHaveBean("metricsRoute"));
    }

    @Test
    void nothing_listens_without_a_port() {
        application
                .withPropertyValues("nebengjek.probe.port=")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ProbeServer.class));
    }
}
