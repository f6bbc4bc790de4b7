package com.nebengjek.jetstream.health;

import com.nebengjek.jetstream.health.JetStreamHealth.Report;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** {@link JetStreamHealth} for Spring Boot's health endpoint. */
final class JetStreamHealthIndicator implements HealthIndicator {

    private final JetStreamHealth health;

    JetStreamHealthIndicator(JetStreamHealth health) {
        this.health = health;
    }

    @Override
    public Health health() {
        Report report = health.report();
        Health.Builder builder = report.up() ? Health.up() : Health.down();
        return builder.withDetails(report.details()).build();
    }
}
