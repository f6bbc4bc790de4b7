package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.binding.JetStreamProperties;
import com.nebengjek.jetstream.health.JetStreamHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Probes, and events by HTTP, for programs that have no web server of their own and are told a port. */
@AutoConfiguration(
        after = PrometheusAutoConfiguration.class,
        afterName = {
            "com.nebengjek.jetstream.health.HealthAutoConfiguration",
            "com.nebengjek.jetstream.binding.HttpAutoConfiguration"
        })
@EnableConfigurationProperties({ProbeProperties.class, HttpProperties.class})
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
    @ConditionalOnBean(Receiver.class)
    EventEndpoint eventEndpoint(
            Receiver receiver,
            HttpProperties properties,
            JetStreamProperties jetStream,
            ObjectProvider<MeterRegistry> meters) {
        return new EventEndpoint(
                receiver, properties, jetStream.drain(), meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    ProbeServer probeServer(
            ProbeProperties properties,
            HttpProperties http,
            ObjectProvider<Route> routes,
            ObjectProvider<EventEndpoint> events) {
        Integer port = properties.port();
        return new ProbeServer(
                "nebengjek.probe.port (PORT)",
                port == null ? 0 : port,
                routes.orderedStream().toList(),
                http.enabled() ? events.getIfAvailable() : null);
    }
}
