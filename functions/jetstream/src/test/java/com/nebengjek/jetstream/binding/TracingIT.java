package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

@WithServers(topology = false)
class TracingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TracedBilling {

        private final io.opentelemetry.api.trace.Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                .build()
                .get("test");

        @Bean
        Tracer tracer() {
            return new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {});
        }

        @Bean
        Propagator propagator() {
            return new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
        }

        @Bean
        Function<OrderPlaced, Flux<OrderBilled>> bill() {
            return order -> Flux.just(new OrderBilled(order.orderId(), order.amount()));
        }
    }

    @Test
    void a_consumed_event_continues_the_trace_of_its_producer_and_its_outputs_continue_the_span(TestServers servers)
            throws Exception {
        try (Shop shop = new Shop(servers.nats().url())) {
            shop.process(TracedBilling.class);
            OrderPlaced order = new OrderPlaced(UUID.randomUUID(), "ana", 1);
            EventType<OrderPlaced> type = EventType.of(OrderPlaced.class);

            shop.publish(
                    type.subjectOf(order),
                    Shop.headersOf(order).put(EventHeaders.TRACE_PARENT, "00-%s-%s-01".formatted(TRACE, PARENT)),
                    type.encode(order));

            await().until(() -> shop.nothingOpen() && !SPANS.getFinishedSpanItems().isEmpty());
            SpanData span = SPANS.getFinishedSpanItems().getFirst();
            assertThat(span.getName()).isEqualTo("bill");
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(PARENT);
            assertThat(shop.messages("BILLS").getFirst().getHeaders().getFirst(EventHeaders.TRACE_PARENT))
                    .isEqualTo("00-%s-%s-01".formatted(TRACE, span.getSpanId()));
        }
    }
}
