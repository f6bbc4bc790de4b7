package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Caused;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

@WithServers(topology = false)
class TracingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final int ORDERS = 20;
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    static class Traced {

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

    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TracedBilling extends Traced {

        @Bean
        Function<OrderPlaced, Flux<OrderBilled>> bill() {
            return order -> Flux.just(new OrderBilled(order.orderId(), order.amount()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TracedBatches extends Traced {

        /** Bills nothing but says, as total, how many spans the calling thread was in. */
        @Bean
        Function<List<OrderPlaced>, List<Caused<OrderBilled>>> bill(Tracer tracer) {
            return orders -> {
                int spans = tracer.currentSpan() == null ? 0 : 1;
                return orders.stream()
                        .map(order -> Caused.by(order, new OrderBilled(order.orderId(), spans)))
                        .toList();
            };
        }
    }

    @BeforeEach
    void forget() {
        SPANS.reset();
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

    @Test
    void a_batch_is_a_span_that_links_to_those_of_its_events_which_continue_the_traces_of_their_producers(
            TestServers servers) throws Exception {
        try (Shop shop = new Shop(servers.nats().url())) {
            for (int i = 0; i < ORDERS; i++) {
                traced(shop, "%032x".formatted(i + 1));
            }

            shop.process(TracedBatches.class);

            await().until(() -> shop.nothingOpen() && shop.count("BILLS") == ORDERS);
            List<SpanData> batches = spans(span -> !span.getLinks().isEmpty());
            List<SpanData> events = spans(span -> span.getLinks().isEmpty());
            assertThat(batches).isNotEmpty();
            assertThat(events).extracting(SpanData::getTraceId).doesNotHaveDuplicates().hasSize(ORDERS);
            assertThat(events).extracting(SpanData::getParentSpanId).containsOnly(PARENT);
            assertThat(events)
                    .extracting(SpanData::getSpanId)
                    .containsAll(batches.stream()
                            .flatMap(batch -> batch.getLinks().stream())
                            .map(link -> link.getSpanContext().getSpanId())
                            .toList());
            assertThat(shop.messages("BILLS"))
                    .extracting(message -> message.getHeaders().getFirst(EventHeaders.TRACE_PARENT))
                    .containsAll(events.stream()
                            .map(span -> "00-%s-%s-01".formatted(span.getTraceId(), span.getSpanId()))
                            .toList());
            assertThat(shop.messages("BILLS"))
                    .as("the handler's thread is in the span of the call")
                    .allSatisfy(bill -> assertThat(new String(bill.getData(), StandardCharsets.UTF_8)).contains("\"total\":1"));
        }
    }

    private static void traced(Shop shop, String trace) throws Exception {
        OrderPlaced order = new OrderPlaced(UUID.randomUUID(), "ana", 1);
        EventType<OrderPlaced> type = EventType.of(OrderPlaced.class);
        shop.publish(
                type.subjectOf(order),
                Shop.headersOf(order).put(EventHeaders.TRACE_PARENT, "00-%s-%s-01".formatted(trace, PARENT)),
                type.encode(order));
    }

    private static List<SpanData> spans(Predicate<SpanData> wanted) {
        return SPANS.getFinishedSpanItems().stream().filter(wanted).toList();
    }
}
