package com.nebengjek.jetstream.health;

import com.nebengjek.jetstream.connection.NatsProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.nats.client.Connection;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Readiness, and health with or without Spring Boot's endpoint for it. */
@AutoConfiguration(
        after = ApplicationAvailabilityAutoConfiguration.class,
        afterName = "com.nebengjek.jetstream.binding.JetStreamAutoConfiguration")
@ConditionalOnBean({Connection.class, BoundConsumers.class})
final class HealthAutoConfiguration {

    @Bean
    Readiness natsReadiness(ApplicationContext application, Connection connection) {
        return new Readiness(application, connection);
    }

    @Bean
    ServerView serverView(Connection connection, NatsProperties nats) throws IOException {
        JetStreamOptions options = JetStreamOptions.builder()
                .domain(nats.domain())
                .requestTimeout(Looking.FRESH)
                .build();
        return new ServerView(connection, connection.jetStreamManagement(options));
    }

    @Bean
    LagMeters lagMeters(ObjectProvider<MeterRegistry> registry, ServerView server, BoundConsumers bound) {
        return new LagMeters(registry.getIfAvailable(CompositeMeterRegistry::new), server, bound);
    }

    @Bean
    JetStreamHealth jetStreamHealth(Connection connection, ServerView server, BoundConsumers bound) {
        return new JetStreamHealth(connection, server, bound);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Indicator {

        @Bean
        JetStreamHealthIndicator jetStreamHealthIndicator(JetStreamHealth health) {
            return new JetStreamHealthIndicator(health);
        }
    }
}
