package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Message;
import java.net.ConnectException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@WithServers(topology = false)
class FunctionSignaturesIT {

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
    static class EverySignature {

        static final ConcurrentLinkedQueue<OrderEvent> SEEN = new ConcurrentLinkedQueue<>();

        @Bean
        Function<OrderPlaced, OrderBilled> plain() {
            return EverySignature::bill;
        }

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> mono() {
            return order -> Mono.just(bill(order));
        }

        @Bean
        Function<OrderPlaced, Flux<OrderBilled>> flux() {
            return order -> Flux.just(bill(order));
        }

        @Bean
        Function<OrderPlaced, List<OrderBilled>> list() {
            return order -> List.of(bill(order));
        }

        @Bean
        Function<org.springframework.messaging.Message<OrderPlaced>, Mono<OrderBilled>> message() {
            return message -> message.getHeaders().get("ce-id").equals(message.getPayload().orderId().toString())
                    ? Mono.just(bill(message.getPayload()))
                    : Mono.empty();
        }

        @Bean
        Function<List<OrderPlaced>, List<Caused<OrderBilled>>> batch() {
            return orders -> orders.stream().map(order -> Caused.by(order, bill(order))).toList();
        }

        @Bean
        Function<List<org.springframework.messaging.Message<OrderPlaced>>, Flux<Caused<OrderBilled>>> messages() {
            return messages -> Flux.fromIterable(messages)
                    .map(message -> Caused.by(message, bill(message.getPayload())));
        }

        @Bean
        Function<OrderPlaced, Priced> price() {
            return order -> new Priced(order, order.amount());
        }

        @Bean
        Function<Priced, Flux<OrderBilled>> charge() {
            return priced -> Flux.just(new OrderBilled(priced.order().orderId(), priced.price()));
        }

        @Bean
        Function<OrderPlaced, Flux<Priced>> quote() {
            return order -> Flux.just(new Priced(order, order.amount()));
        }

        @Bean
        Function<OrderEvent, Flux<BillEvent>> answer() {
            return event -> switch (event) {
                case OrderPlaced placed -> Flux.just(bill(placed));
                case OrderCancelled cancelled -> Flux.just(new OrderRefused(cancelled.orderId(), "cancelled"));
            };
        }

        @Bean
        Consumer<OrderEvent> see() {
            return SEEN::add;
        }

        static OrderBilled bill(OrderPlaced order) {
            return new OrderBilled(order.orderId(), order.amount());
        }

        /** No event: it lives between two parts of a composed function only. */
        record Priced(OrderPlaced order, int price) {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "mono", "flux", "list", "message", "batch", "messages", "price|charge", "quote|charge"})
    void a_bill_per_order_from_its_function_and_its_consumer(String definition) throws Exception {
        String name = definition.replace('|', '-');
        shop.durable(name + "-orders");
        shop.run(definition, EverySignature.class);

        OrderPlaced first = shop.order("ana", 10);
        OrderPlaced second = shop.order("bea", 20);

        await().until(() -> shop.nothingOpen(name + "-orders"));
        List<Message> bills = shop.messages("BILLS");
        assertThat(bills)
                .extracting(Message::getSubject)
                .containsExactlyInAnyOrder(
                        "order.billed.shop." + first.orderId(), "order.billed.shop." + second.orderId());
        assertThat(bills)
                .allSatisfy(bill -> assertThat(bill.getHeaders().getFirst(EventHeaders.SOURCE))
                        .isEqualTo("/functions/" + name));
    }

    @Test
    void sealed_inputs_and_outputs_are_told_apart() throws Exception {
        shop.durable("answer-orders");
        shop.run("answer", EverySignature.class);

        shop.cancel(shop.order("ana", 10));

        await().until(() -> shop.nothingOpen("answer-orders"));
        assertThat(shop.messages("BILLS"))
                .extracting(bill -> bill.getHeaders().getFirst(EventHeaders.TYPE))
                .containsExactlyInAnyOrder("com.example.order.billed.v1", "com.example.order.refused.v1");
    }

    @Test
    void a_consumer_takes_and_answers_nothing() throws Exception {
        EverySignature.SEEN.clear();
        shop.durable("see-orders");
        shop.run("see", EverySignature.class);

        OrderPlaced order = shop.order("ana", 10);
        shop.cancel(order);

        await().until(() -> shop.nothingOpen("see-orders"));
        assertThat(EverySignature.SEEN).containsExactlyInAnyOrder(order, new OrderCancelled(order.orderId()));
        assertThat(shop.count("BILLS")).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Unsupported {

        @Bean
        Function<OrderPlaced, String> shout() {
            return order -> "PLACED";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Suppliers {

        static final UUID ORDER = new UUID(1, 1);
        static final AtomicInteger SUBSCRIPTIONS = new AtomicInteger();
        static final AtomicInteger COMPLETIONS = new AtomicInteger();

        /** Fails after its first bill at first, as a lost connection to a source would make it. */
        @Bean
        Supplier<Flux<OrderBilled>> bills() {
            return () -> SUBSCRIPTIONS.incrementAndGet() == 1
                    ? Flux.just(new OrderBilled(ORDER, 1)).concatWith(Flux.error(new ConnectException("lost")))
                    : Flux.range(1, 1_000)
                            .map(total -> new OrderBilled(ORDER, total))
                            .doOnComplete(COMPLETIONS::incrementAndGet);
        }

        @Bean
        Supplier<Flux<Publication>> alike() {
            return () -> Flux.range(1, 3)
                    .map(number -> Publication.of(new OrderBilled(ORDER, 7), new UUID(2, number), "/till"));
        }

        @Bean
        Supplier<Flux<OrderPlaced>> orders() {
            return () -> Flux.just(new OrderPlaced(ORDER, "ana", 5));
        }

        @Bean
        Function<OrderPlaced, OrderBilled> bill() {
            return order -> new OrderBilled(order.orderId(), order.amount());
        }

        @Bean
        Supplier<Flux<OrderBilled>> endless() {
            return () -> Flux.generate(() -> 0, (number, sink) -> {
                sink.next(new OrderBilled(ORDER, number));
                return number + 1;
            });
        }
    }

    @Test
    void what_a_supplier_emits_is_published_once_although_its_flux_failed_in_between() throws Exception {
        Suppliers.SUBSCRIPTIONS.set(0);

        shop.run("bills", Suppliers.class);

        await().until(() -> shop.count("BILLS") >= 1_000);
        assertThat(Suppliers.SUBSCRIPTIONS).hasValue(2);
        assertThat(shop.count("BILLS")).isEqualTo(1_000);
        assertThat(shop.messages("BILLS").getFirst().getHeaders().getFirst(EventHeaders.SOURCE))
                .isEqualTo("/functions/bills");
    }

    @Test
    void what_a_supplier_emits_again_after_a_restart_is_recognised() throws Exception {
        Suppliers.SUBSCRIPTIONS.set(1);
        Suppliers.COMPLETIONS.set(0);

        for (int runs = 1; runs <= 2; runs++) {
            var process = shop.run("bills", Suppliers.class);
            await().untilAtomic(Suppliers.COMPLETIONS, is(runs));
            process.close();
        }

        assertThat(shop.count("BILLS")).isEqualTo(1_000);
    }

    @Test
    void a_supplier_of_publications_says_itself_which_events_are_the_same() throws Exception {
        shop.run("alike", Suppliers.class);

        await().until(() -> shop.count("BILLS") == 3);
        assertThat(shop.messages("BILLS"))
                .extracting(bill -> bill.getHeaders().getFirst(EventHeaders.ID))
                .containsExactly(new UUID(2, 1).toString(), new UUID(2, 2).toString(), new UUID(2, 3).toString());
    }

    @Test
    void what_a_supplier_emits_goes_through_the_functions_after_it() throws Exception {
        shop.run("orders|bill", Suppliers.class);

        await().until(() -> shop.count("BILLS") == 1);
        assertThat(shop.messages("BILLS").getFirst().getHeaders().getFirst(EventHeaders.SOURCE))
                .isEqualTo("/functions/orders-bill");
    }

    @Test
    void a_supplier_that_never_ends_stops_with_its_process_and_leaves_no_gap() throws Exception {
        var process = shop.run("endless", Suppliers.class);
        await().until(() -> shop.count("BILLS") > 500);

        process.close();

        List<Message> bills = shop.messages("BILLS");
        assertThat(bills)
                .extracting(bill -> EventType.of(OrderBilled.class).decode(bill.getData(), Clock.systemUTC()).total())
                .containsExactlyElementsOf(IntStream.range(0, bills.size()).boxed().toList());
    }

    @Test
    void a_function_that_cannot_be_bound_stops_the_start_and_says_why() {
        assertThatThrownBy(() -> shop.run("shout", Unsupported.class))
                .rootCause()
                .hasMessageContaining("is neither a record nor a sealed interface");
        assertThatThrownBy(() -> shop.run("shout", Unsupported.class))
                .hasStackTraceContaining("Function 'shout' (Function<OrderPlaced, String>) cannot be bound: it returns String");
    }
}
