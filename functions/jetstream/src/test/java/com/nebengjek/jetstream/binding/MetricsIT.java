package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.metrics.MetricNames;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@WithServers(topology = false)
class MetricsIT {

    private static final List<String> CONSUMER = List.of("function", "bill", "stream", "ORDERS", "consumer", "bill-orders");

    private Shop shop;
    private MeterRegistry meters;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class MeasuredBilling {

        private final Set<UUID> known = new HashSet<>();

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        /** 0 is never billed, 1 at once, 2 at the second attempt, 3 when it is due. */
        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> Mono.defer(() -> {
                boolean first = known.add(order.orderId());
                return switch (order.amount()) {
                    case 0 -> Mono.error(new InvalidData("amount", "must not be 0"));
                    case 2 -> first ? Mono.error(new IllegalStateException("not yet")) : billed(order);
                    case 3 -> first ? Mono.error(Later.in(Duration.ofMillis(50))) : billed(order);
                    default -> billed(order);
                };
            });
        }

        private static Mono<OrderBilled> billed(OrderPlaced order) {
            return Mono.just(new OrderBilled(order.orderId(), order.amount()));
        }
    }

    @BeforeEach
    void open(TestServers servers) throws Exception {
        shop = new Shop(servers.nats().url());
        meters = shop.process(MeasuredBilling.class).getBean(MeterRegistry.class);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void what_was_delivered_handled_answered_and_published_is_counted() throws Exception {
        for (int amount = 0; amount < 4; amount++) {
            shop.order("customer" + amount, amount);
        }

        await().until(shop::nothingOpen);
        await().untilAsserted(() -> assertThat(count(MetricNames.HANDLED, "outcome", "handled")).isEqualTo(3));
        assertThat(count(MetricNames.HANDLED, "outcome", "retried")).isEqualTo(1);
        assertThat(count(MetricNames.HANDLED, "outcome", "later")).isEqualTo(1);
        assertThat(count(MetricNames.HANDLED, "outcome", "dead")).isEqualTo(1);
        assertThat(count(MetricNames.DELIVERED, "action", "order.placed")).isEqualTo(4);
        assertThat(count(MetricNames.ANSWERED, "answer", "ack")).isEqualTo(3);
        assertThat(count(MetricNames.ANSWERED, "answer", "term")).isEqualTo(1);
        assertThat(count(MetricNames.REDELIVERED)).isZero();
        assertThat(meters.get(MetricNames.PUBLISHED)
                        .tags("function", "bill", "stream", "BILLS", "action", "order.billed", "outcome", "stored")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void the_times_of_handler_fetch_and_publish_and_the_age_of_events_are_measured() throws Exception {
        shop.order("ana", 1);

        await().until(shop::nothingOpen);
        await().untilAsserted(() -> assertThat(of(MetricNames.AGE).timer().count()).isEqualTo(1));
        assertThat(of(MetricNames.AGE).timer().max(TimeUnit.SECONDS)).isBetween(0.0, 60.0);
        assertThat(of(MetricNames.HANDLER_TIME).timer().count()).isEqualTo(1);
        assertThat(of(MetricNames.FETCH_WAIT).timer().count()).isEqualTo(1);
        assertThat(meters.get(MetricNames.PUBLISH_TIME).tag("stream", "BILLS").timer().count()).isEqualTo(1);
    }

    @Test
    void what_is_held_and_waits_is_back_to_nothing_when_all_is_done_and_the_breaker_is_closed() throws Exception {
        shop.order("ana", 3);

        await().until(shop::nothingOpen);
        await().untilAsserted(() -> assertThat(of(MetricNames.IN_FLIGHT).gauge().value()).isZero());
        assertThat(of(MetricNames.WAITING).gauge().value()).isZero();
        assertThat(meters.get(MetricNames.BREAKER_STATE).tags("function", "bill", "state", "closed").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void no_tag_has_an_id_in_it() throws Exception {
        OrderPlaced order = shop.order("ana", 1);

        await().until(shop::nothingOpen);
        assertThat(meters.getMeters()).extracting(Meter::getId).noneMatch(id -> id.toString()
                .contains(order.orderId().toString()));
    }

    private double count(String name, String... more) {
        return of(name, more).counter().count();
    }

    private RequiredSearch of(String name, String... more) {
        return meters.get(name).tags(CONSUMER.toArray(String[]::new)).tags(more);
    }
}
