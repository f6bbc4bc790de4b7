package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@WithServers(topology = false)
class FaultsIT {

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
    static class Endless {

        static final AtomicInteger CALLS = new AtomicInteger();
        static final AtomicInteger ENDED = new AtomicInteger();

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> waiting() {
            return order -> {
                if (order.amount() >= 0) {
                    return Mono.just(new OrderBilled(order.orderId(), order.amount()));
                }
                CALLS.incrementAndGet();
                return Mono.<OrderBilled>never().doOnCancel(ENDED::incrementAndGet);
            };
        }

        @Bean
        Function<OrderPlaced, OrderBilled> blocking() {
            return order -> {
                if (order.amount() < 0) {
                    CALLS.incrementAndGet();
                    block();
                }
                return new OrderBilled(order.orderId(), order.amount());
            };
        }

        private static void block() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                ENDED.incrementAndGet();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "blocking"})
    void a_handler_that_never_returns_is_ended_and_its_event_becomes_a_dead_letter_in_the_end(String function)
            throws Exception {
        Endless.CALLS.set(0);
        Endless.ENDED.set(0);
        shop.durable(function + "-orders");
        String settings = "--nebengjek.jetstream.functions." + function;
        shop.run(function, Endless.class, settings + ".timeout=300ms", settings + ".backoff=20ms");

        shop.order("ana", -1);
        OrderPlaced next = shop.order("ana", 1);

        await().until(() -> shop.nothingOpen(function + "-orders"));
        assertThat(shop.messages("DEAD_LETTER").getFirst().getHeaders().getFirst("dead-reason"))
                .startsWith("failed 3 times")
                .endsWith("no answer within PT0.3S");
        assertThat(shop.messages("BILLS").getFirst().getSubject()).endsWith(next.orderId().toString());
        assertThat(Endless.CALLS).hasValue(3);
        await().untilAsserted(() -> assertThat(Endless.ENDED).hasValue(3));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class HalfBroken {

        static final AtomicBoolean BROKEN = new AtomicBoolean();
        static final Set<Object> FAILED = ConcurrentHashMap.newKeySet();

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> {
                if (order.amount() < 0 && BROKEN.get()) {
                    FAILED.add(order.orderId());
                    return Mono.error(new IllegalStateException("not now"));
                }
                return Mono.just(new OrderBilled(order.orderId(), order.amount()));
            };
        }
    }

    @Test
    void a_copy_of_an_event_that_still_waits_takes_no_place() throws Exception {
        HalfBroken.BROKEN.set(true);
        HalfBroken.FAILED.clear();
        // Shorter than the time between two in-progress acknowledgements: each event is handed out again and again.
        shop.durable(Shop.DURABLE, Duration.ofMillis(500));
        String settings = "--nebengjek.jetstream.functions.bill";
        shop.process(
                HalfBroken.class, settings + ".attempts=10000", settings + ".backoff=1m", settings + ".max-in-flight=4");
        for (int i = 0; i < 4; i++) {
            shop.order("unlucky" + i, -1);
        }
        await().until(() -> HalfBroken.FAILED.size() == 4);
        await().until(() -> shop.consumer().getDelivered().getConsumerSequence() >= 20);

        OrderPlaced fresh = shop.order("customer", 1);

        await().until(() -> shop.count("BILLS") == 1);
        assertThat(shop.messages("BILLS").getFirst().getSubject()).endsWith(fresh.orderId().toString());
    }

    @Test
    void a_thousand_events_that_wait_for_their_next_attempt_do_not_hold_up_fresh_ones() throws Exception {
        HalfBroken.BROKEN.set(true);
        HalfBroken.FAILED.clear();
        String settings = "--nebengjek.jetstream.functions.bill";
        shop.process(HalfBroken.class, settings + ".attempts=10000", settings + ".backoff=8s", settings + ".max-backoff=8s");
        for (int i = 0; i < 1_000; i++) {
            shop.order("unlucky" + i, -1);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> HalfBroken.FAILED.size() == 1_000);

        for (int i = 1; i <= 50; i++) {
            shop.order("customer" + i, i);
            int handled = i;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> shop.count("BILLS") == handled);
        }

        HalfBroken.BROKEN.set(false);
        await().atMost(Duration.ofMinutes(2)).until(shop::nothingOpen);
        assertThat(shop.count("BILLS")).isEqualTo(1_050);
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }
}
