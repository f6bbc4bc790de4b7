package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@WithServers(topology = false)
class BindingIT {

    private Shop shop;

    @BeforeEach
    void open(TestServers servers) throws Exception {
        shop = new Shop(servers.nats().url());
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Billing {

        @Bean
        Function<OrderPlaced, Flux<OrderBilled>> bill() {
            return order -> Flux.just(new OrderBilled(order.orderId(), order.amount()));
        }
    }

    @Test
    void an_event_becomes_its_outputs_and_is_acknowledged() throws Exception {
        shop.process(Billing.class);

        OrderPlaced order = shop.order("ana", 10);

        await().until(shop::nothingOpen);
        Message bill = shop.messages("BILLS").getFirst();
        assertThat(bill.getSubject()).isEqualTo("order.billed.shop." + order.orderId());
        assertThat(bill.getHeaders().getFirst(EventHeaders.TYPE)).isEqualTo("com.example.order.billed.v1");
        assertThat(bill.getHeaders().getFirst(EventHeaders.CAUSATION_ID)).isEqualTo(order.orderId().toString());
        assertThat(bill.getHeaders().getFirst(EventHeaders.SOURCE)).isEqualTo("/functions/bill");
    }

    @Test
    void what_was_published_while_nothing_ran_is_handled() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            shop.order("customer" + i % 10, i);
        }

        shop.process(Billing.class);

        await().atMost(Duration.ofMinutes(2)).until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(1_000);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Flaky {

        static final Map<Object, Integer> TRIES = new ConcurrentHashMap<>();
        static final ConcurrentLinkedQueue<Integer> HANDLED = new ConcurrentLinkedQueue<>();

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> Mono.defer(() -> {
                if (TRIES.merge(order.orderId(), 1, Integer::sum) <= order.amount()) {
                    return Mono.error(new IllegalStateException("not yet"));
                }
                HANDLED.add(order.amount());
                return Mono.just(new OrderBilled(order.orderId(), order.amount()));
            });
        }
    }

    @Test
    void a_transient_failure_is_tried_again_and_its_key_waits_with_it() throws Exception {
        Flaky.HANDLED.clear();
        shop.process(Flaky.class);

        shop.order("ana", 2);
        shop.order("ana", 0);

        await().until(shop::nothingOpen);
        assertThat(Flaky.HANDLED).containsExactly(2, 0);
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }

    @Test
    void an_event_that_keeps_failing_becomes_a_dead_letter_with_its_history() throws Exception {
        shop.process(Flaky.class);

        OrderPlaced order = shop.order("ana", 99);

        await().until(() -> shop.count("DEAD_LETTER") == 1);
        Message dead = shop.messages("DEAD_LETTER").getFirst();
        assertThat(dead.getSubject()).isEqualTo("dead.ORDERS.bill-orders");
        assertThat(dead.getHeaders().getFirst("dead-reason")).startsWith("failed 3 times").contains("not yet");
        assertThat(dead.getHeaders().getFirst(EventHeaders.ID)).isEqualTo(order.orderId().toString());
        assertThat(dead.getHeaders().getFirst(EventHeaders.MESSAGE_ID)).isEqualTo("ORDERS:1:bill-orders");
        await().until(shop::nothingOpen);
    }

    @Test
    void an_invalid_event_becomes_a_dead_letter_at_once_and_the_next_one_is_handled() throws Exception {
        shop.process(Billing.class);
        OrderPlaced template = new OrderPlaced(UUID.randomUUID(), "ana", 1);

        shop.publish(
                "order.placed.shop.x",
                Shop.headersOf(template),
                "{\"order_id\":\"%s\",\"customer\":\"ana\",\"amount\":\"many\"}"
                        .formatted(template.orderId())
                        .getBytes(StandardCharsets.UTF_8));
        shop.order("ana", 5);

        await().until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(1);
        assertThat(shop.messages("DEAD_LETTER").getFirst().getHeaders().getFirst("dead-reason"))
                .isEqualTo("invalid: amount: must be of type integer (was \"many\")");
    }

    @Test
    void what_is_not_a_cloud_event_becomes_a_dead_letter() throws Exception {
        shop.process(Billing.class);

        shop.publish("order.placed.shop.x", new Headers().put("ce-id", "1"), new byte[] {1, 2, 3});

        await().until(() -> shop.count("DEAD_LETTER") == 1);
        assertThat(shop.messages("DEAD_LETTER").getFirst().getHeaders().getFirst("dead-reason"))
                .isEqualTo("invalid: specversion: is required in every CloudEvent");
    }

    @Test
    void bare_json_is_the_event_that_its_subject_says_with_or_without_an_id() throws Exception {
        shop.process(Billing.class);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        shop.publish("order.placed.shop." + first, new Headers(), bare(first));
        shop.publish("order.placed.shop", new Headers(), bare(second));

        await().until(() -> shop.count("BILLS") == 2 && shop.nothingOpen());
        assertThat(shop.messages("BILLS"))
                .extracting(bill -> bill.getSubject().substring("order.billed.shop.".length()))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
    }

    @Test
    void bare_json_that_breaks_the_contract_of_its_subject_becomes_a_dead_letter() throws Exception {
        shop.process(Billing.class);

        shop.publish("order.placed.shop", new Headers(), "{\"amount\": 5}".getBytes(StandardCharsets.UTF_8));

        await().until(() -> shop.count("DEAD_LETTER") == 1);
        assertThat(shop.messages("DEAD_LETTER").getFirst().getHeaders().getFirst("dead-reason"))
                .startsWith("invalid: order_id: is required");
    }

    private static byte[] bare(UUID order) {
        return "{\"order_id\":\"%s\",\"customer\":\"ana\",\"amount\":5}".formatted(order).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_type_that_the_function_does_not_take_is_acknowledged() throws Exception {
        shop.process(Billing.class);
        OrderPlaced order = new OrderPlaced(UUID.randomUUID(), "ana", 1);
        Headers headers = Shop.headersOf(order).put(EventHeaders.TYPE, "com.example.other.v1");

        shop.publish("order.placed.shop.x", headers, "{}".getBytes(StandardCharsets.UTF_8));

        await().until(() -> shop.consumer().getDelivered().getStreamSequence() == 1 && shop.nothingOpen());
        assertThat(shop.count("DEAD_LETTER") + shop.count("BILLS")).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Patient {

        static final Map<Object, Integer> TRIES = new ConcurrentHashMap<>();

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> TRIES.merge(order.orderId(), 1, Integer::sum) <= 10
                    ? Mono.error(Later.in(Duration.ofMillis(50)))
                    : Mono.just(new OrderBilled(order.orderId(), order.amount()));
        }
    }

    @Test
    void an_event_that_is_not_due_waits_without_costing_attempts() throws Exception {
        shop.process(Patient.class);

        shop.order("ana", 1);

        await().until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(1);
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class BatchBilling {

        @Bean
        Function<List<OrderPlaced>, Flux<Caused<OrderBilled>>> bill() {
            return orders -> {
                if (orders.stream().anyMatch(order -> order.amount() < 0)) {
                    return Flux.error(new InvalidData("amount", "must not be negative"));
                }
                return Flux.fromIterable(orders)
                        .map(order -> Caused.by(order, new OrderBilled(order.orderId(), order.amount())));
            };
        }
    }

    @Test
    void a_failing_batch_costs_only_the_guilty_event() throws Exception {
        for (int i = 0; i < 200; i++) {
            shop.order("customer" + i, i == 77 ? -1 : i);
        }

        shop.process(BatchBilling.class);

        await().until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(199);
        assertThat(shop.count("DEAD_LETTER")).isEqualTo(1);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Slow {

        static final ConcurrentLinkedQueue<Integer> HANDLED = new ConcurrentLinkedQueue<>();

        @Bean
        Function<OrderPlaced, OrderBilled> bill() {
            return order -> {
                HANDLED.add(order.amount());
                await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
                return new OrderBilled(order.orderId(), order.amount());
            };
        }
    }

    @Test
    void a_handler_slower_than_the_ack_wait_gets_its_event_once() throws Exception {
        Slow.HANDLED.clear();
        shop.process(Slow.class);

        shop.order("ana", 1);

        await().atMost(Duration.ofMinutes(2)).until(shop::nothingOpen);
        assertThat(Slow.HANDLED).containsExactly(1);
        assertThat(shop.consumer().getDelivered().getConsumerSequence()).isEqualTo(1);
    }

    @Test
    void a_process_that_stops_gives_back_what_waits() throws Exception {
        Patient.TRIES.clear();
        var leaving = shop.process(Patient.class);
        for (int i = 0; i < 50; i++) {
            shop.order("customer" + i, i);
        }
        await().until(() -> shop.consumer().getNumPending() == 0);

        leaving.close();
        shop.process(Billing.class);

        await().until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(50);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OnADatabase {

        static final AtomicBoolean AWAY = new AtomicBoolean();
        static final AtomicInteger CALLS = new AtomicInteger();

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> {
                CALLS.incrementAndGet();
                return AWAY.get()
                        ? Mono.error(new ConnectException("refused"))
                        : Mono.just(new OrderBilled(order.orderId(), order.amount()));
            };
        }
    }

    @Test
    void an_outage_burns_no_attempts_and_ends_by_itself() throws Exception {
        OnADatabase.AWAY.set(true);
        OnADatabase.CALLS.set(0);
        shop.process(
                OnADatabase.class,
                "--nebengjek.jetstream.functions.bill.max-in-flight=20",
                "--nebengjek.jetstream.functions.bill.outage-pause=200ms");
        for (int i = 0; i < 100; i++) {
            shop.order("customer" + i, i);
        }
        await().until(() -> shop.consumer().getNumAckPending() == 20);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(OnADatabase.CALLS.get()).isLessThan(100);
        assertThat(shop.consumer().getNumPending()).isEqualTo(80);

        OnADatabase.AWAY.set(false);

        await().until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(100);
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }

    @Test
    void an_event_that_alone_finds_things_away_is_its_own_problem() throws Exception {
        shop.process(PickyDatabase.class, "--nebengjek.jetstream.functions.bill.outage-pause=50ms");
        shop.order("ana", -1);

        for (int i = 0; i < 20; i++) {
            shop.order("customer" + i, i);
            await().until(() -> shop.consumer().getNumPending() == 0);
        }

        await().until(() -> {
            shop.order("bea", 1);
            return shop.count("DEAD_LETTER") == 1;
        });
        assertThat(shop.messages("DEAD_LETTER").getFirst().getHeaders().getFirst("dead-error"))
                .isEqualTo("java.net.ConnectException");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class PickyDatabase {

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> order.amount() < 0
                    ? Mono.delay(Duration.ofMillis(100)).then(Mono.error(new ConnectException("reset")))
                    : Mono.just(new OrderBilled(order.orderId(), order.amount()));
        }
    }
}
