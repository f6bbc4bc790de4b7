package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.probe.Route.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Metrics for Prometheus when its registry is on the class path; one that Spring Boot or you provide is used. */
@AutoConfiguration(
        beforeName = "com.nebengjek.jetstream.binding.FunctionsAutoConfiguration",
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration")
@ConditionalOnClass(PrometheusMeterRegistry.class)
final class PrometheusAutoConfiguration {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    @Bean
    @ConditionalOnMissingBean(MeterRegistry.class)
    PrometheusMeterRegistry prometheusMeterRegistry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return registry;
    }

    @Bean
    @ConditionalOnBean(PrometheusMeterRegistry.class)
    Route metricsRoute(PrometheusMeterRegistry registry) {
        return new Route(
                "/metrics", () -> new Answer(Answer.OK, TEXT, registry.scrape(TEXT).getBytes(StandardCharsets.UTF_8)));
    }
}
