package com.nebengjek.local.assembly;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives every module of an assembly under test a tracer, and keeps all their spans in one place. */
@AutoConfiguration(beforeName = "com.nebengjek.jetstream.binding.FunctionsAutoConfiguration")
class TracedEverywhere {

    static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    private static final io.opentelemetry.api.trace.Tracer TRACER = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
            .build()
            .get("nebengjek");

    @Bean
    Tracer tracer() {
        return new OtelTracer(TRACER, new OtelCurrentTraceContext(), event -> {});
    }

    @Bean
    Propagator propagator() {
        return new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), TRACER);
    }
}
