package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.health.JetStreamHealth;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Probes for programs that have no web server of their own and are told a port. */
@AutoConfiguration(after = PrometheusAutoConfiguration.class, afterName = "com.nebengjek.jetstream.health.HealthAutoConfiguration")
@EnableConfigurationProperties(ProbeProperties.class)
@ConditionalOnNotWebApplication
@ConditionalOnExpression("!'${nebengjek.probe.port:}'.isBlank()")
final class ProbeAutoConfiguration {

    @Bean
    Route livenessRoute(ApplicationAvailability availability) {
        return StateRoutes.liveness(availability);
    }

    @Bean
    Route readinessRoute(ApplicationAvailability availability) {
        return StateRoutes.readiness(availability);
    }

    @Bean
    @ConditionalOnBean(JetStreamHealth.class)
    Route healthRoute(JetStreamHealth health) {
        return StateRoutes.health(health);
    }

    @Bean
    ProbeServer probeServer(ProbeProperties properties, ObjectProvider<Route> routes) {
        Integer port = properties.port();
        return new ProbeServer(
                "nebengjek.probe.port (PORT)", port == null ? 0 : port, routes.orderedStream().toList());
    }
}
