package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.Event;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@WithServers(topology = false)
class OutputsIT {

    private Shop shop;

    @BeforeEach
    void open(TestServers servers) throws Exception {
        shop = new Shop(servers.nats().url());
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Event(subject = "order.billed.print.{order_id}", stream = "BILLS", type = "com.example.order.printed.v1")
    record Print(UUID orderId, String text) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Printing {

        @Bean
        Function<OrderPlaced, Print> bill() {
            return order -> new Print(order.orderId(), "x".repeat(order.amount()));
        }
    }

    @Test
    void outputs_above_the_limit_travel_compressed() throws Exception {
        shop.process(Printing.class, "--nebengjek.jetstream.compress-above=10KB");

        shop.order("ana", 3_000_000);
        shop.order("bea", 100);

        await().until(() -> shop.count("BILLS") == 2);
        Message large = shop.messages("BILLS").stream()
                .filter(bill -> ContentEncoding.GZIP.equals(bill.getHeaders().getFirst(ContentEncoding.HEADER)))
                .reduce((one, two) -> {
                    throw new AssertionError("the small one is compressed too");
                })
                .orElseThrow();
        assertThat(large.getData()).hasSizeLessThan(10_000);
        assertThat(NatsEventReader.read(large).data()).hasSizeGreaterThan(3_000_000);
    }

    @Test
    void an_output_that_the_server_does_not_take_makes_a_dead_letter_that_names_its_size() throws Exception {
        shop.process(Printing.class);

        shop.order("ana", 3_000_000);

        await().until(() -> shop.count("DEAD_LETTER") == 1);
        assertThat(shop.messages("DEAD_LETTER").getFirst().getHeaders().getFirst("dead-reason"))
                .startsWith("invalid: A message to order.billed.print.")
                .contains(" has 3,000,", "the server takes 1,048,576");
    }

    /** Bills with another time on the wall each time it is started, years apart. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class BillingThroughTheYears {

        static final AtomicInteger STARTS = new AtomicInteger();

        @Bean
        Clock clock() {
            int year = 2030 + STARTS.incrementAndGet();
            return Clock.fixed(Instant.parse(year + "-01-01T00:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        Function<OrderPlaced, OrderBilled> bill() {
            return order -> new OrderBilled(order.orderId(), order.amount());
        }
    }

    @Test
    void an_event_handled_again_years_later_has_outputs_of_the_same_message_ids() throws Exception {
        OrderPlaced order = new OrderPlaced(UUID.randomUUID(), "ana", 10);
        handleInAnotherYear(order, 1);
        Message bill = shop.messages("BILLS").getFirst();

        handleInAnotherYear(order, 2);

        assertThat(shop.count("BILLS")).isEqualTo(1);
        assertThat(bill.getHeaders().getFirst(EventHeaders.TIME)).startsWith("203");
        assertThat(bill.getHeaders().getFirst(EventHeaders.MESSAGE_ID))
                .isEqualTo(bill.getHeaders().getFirst(EventHeaders.ID))
                .isEqualTo(idOfBill(order, bill));
    }

    /** Depends on nothing but the input, the function and the output's place. */
    private static String idOfBill(OrderPlaced order, Message bill) throws Exception {
        return new OutputIds("bill")
                .idOf(NatsEventReader.read(Shop.message(order)), bill.getSubject(), 0)
                .toString();
    }

    private void handleInAnotherYear(OrderPlaced order, int time) throws Exception {
        var process = shop.process(BillingThroughTheYears.class);
        shop.publish(
                Shop.message(order).getSubject(),
                Shop.headersOf(order).put(EventHeaders.MESSAGE_ID, "time " + time),
                Shop.message(order).getData());
        await().until(() -> shop.consumer().getDelivered().getStreamSequence() == time && shop.nothingOpen());
        process.close();
    }
}
