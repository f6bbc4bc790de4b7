package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.Range;
import com.nebengjek.events.catalogue.Upcaster;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

/** A function knows the third version of an event, and is sent all three. */
@WithServers(topology = false)
class UpcastIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Queue<OrderMade> SEEN = new ConcurrentLinkedQueue<>();

    /** The third version has a currency; the second called the amount so, which was {@code total} in the first. */
    @Event(
            subject = "order.placed.shop.{order_id}",
            stream = "ORDERS",
            type = "com.example.order.placed.v3",
            upcasts = {TotalIsAmount.class, AmountHasCurrency.class})
    record OrderMade(UUID orderId, @Range(min = 1) int amount, String currency) {}

    static final class TotalIsAmount implements Upcaster {

        @Override
        public String from() {
            return "com.example.order.placed.v1";
        }

        @Override
        public ObjectNode upcast(ObjectNode data) {
            return data.set("amount", data.remove("total"));
        }
    }

    static final class AmountHasCurrency implements Upcaster {

        @Override
        public String from() {
            return "com.example.order.placed.v2";
        }

        @Override
        public ObjectNode upcast(ObjectNode data) {
            return data.put("currency", "IDR");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Billing {

        @Bean
        Function<OrderMade, Flux<OrderBilled>> bill() {
            return order -> {
                SEEN.add(order);
                return Flux.just(new OrderBilled(order.orderId(), order.amount()));
            };
        }
    }

    private Shop shop;

    @BeforeEach
    void open(TestServers servers) throws Exception {
        SEEN.clear();
        shop = new Shop(servers.nats().url());
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void a_function_sees_the_newest_version_of_whichever_came() throws Exception {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        publish("v1", "{'order_id':'%s','total':1}", first);
        publish("v2", "{'order_id':'%s','amount':2}", second);
        publish("v3", "{'order_id':'%s','amount':3,'currency':'SGD'}", third);

        shop.process(Billing.class);

        await().atMost(LONG).until(shop::nothingOpen);
        assertThat(SEEN)
                .containsExactlyInAnyOrder(
                        new OrderMade(first, 1, "IDR"), new OrderMade(second, 2, "IDR"), new OrderMade(third, 3, "SGD"));
        assertThat(shop.count("BILLS")).isEqualTo(3);
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }

    @Test
    void what_is_wrong_with_an_earlier_version_is_told_as_of_the_newest_and_the_original_is_kept() throws Exception {
        UUID order = UUID.randomUUID();
        publish("v1", "{'order_id':'%s','total':0}", order);

        shop.process(Billing.class);

        await().atMost(LONG).until(() -> shop.count("DEAD_LETTER") == 1);
        Message letter = shop.messages("DEAD_LETTER").getFirst();
        assertThat(letter.getHeaders().getFirst("dead-reason")).isEqualTo("invalid: amount: must be at least 1 (was 0)");
        assertThat(letter.getHeaders().getFirst(EventHeaders.TYPE)).isEqualTo("com.example.order.placed.v1");
        assertThat(new String(letter.getData(), StandardCharsets.UTF_8)).contains("\"total\":0");
    }

    @Test
    void what_is_posted_is_upcast_too() throws Exception {
        HttpFunction function = new HttpFunction(shop.process(Billing.class, "--nebengjek.probe.port=0"));
        UUID order = UUID.randomUUID();

        assertThat(post(function, order, 5).statusCode()).isEqualTo(204);
        assertThat(SEEN).containsExactly(new OrderMade(order, 5, "IDR"));
        assertThat(shop.count("BILLS")).isEqualTo(1);

        HttpResponse<String> refused = post(function, order, 0);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("data.amount");
    }

    @Test
    void a_version_that_nobody_upcasts_is_left_alone() throws Exception {
        publish("v4", "{'order_id':'%s'}", UUID.randomUUID());

        shop.process(Billing.class);

        await().atMost(LONG).until(shop::nothingOpen);
        assertThat(SEEN).isEmpty();
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }

    private static HttpResponse<String> post(HttpFunction function, UUID order, int total) throws Exception {
        return function.order(order.toString(), "{\"order_id\":\"%s\",\"total\":%d}".formatted(order, total));
    }

    private void publish(String version, String data, UUID order) throws Exception {
        Headers headers = NatsEventWriter.event(UUID.randomUUID().toString(), "/test", "com.example.order.placed." + version).headers();
        byte[] body = data.replace('\'', '"').formatted(order).getBytes(StandardCharsets.UTF_8);
        shop.publish(EventType.of(OrderMade.class).subjectPrefix() + "." + order, headers, body);
    }
}
