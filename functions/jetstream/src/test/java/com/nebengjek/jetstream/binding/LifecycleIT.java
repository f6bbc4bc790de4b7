package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.binding.BindingIT.Billing;
import com.nebengjek.jetstream.health.JetStreamHealth;
import com.nebengjek.jetstream.probe.ProbeServer;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@WithServers(topology = false, dedicated = true)
class LifecycleIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private Shop shop;
    private TestServers servers;

    @BeforeEach
    void open(TestServers given) throws Exception {
        servers = given;
        shop = new Shop(given.nats().url());
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void while_nats_is_away_a_process_is_alive_and_not_ready_and_its_health_says_why() throws Exception {
        ConfigurableApplicationContext process = shop.process(Billing.class, "--nebengjek.probe.port=0");
        assertThat(get(process, "/readyz").statusCode()).isEqualTo(200);

        servers.nats().server().kill();

        await().untilAsserted(() -> assertThat(get(process, "/readyz").statusCode()).isEqualTo(503));
        assertThat(get(process, "/healthz").statusCode()).isEqualTo(200);
        assertThat(get(process, "/health").statusCode()).isEqualTo(503);
        assertThat(process.getBean(ApplicationAvailability.class).getLivenessState()).isEqualTo(LivenessState.CORRECT);
        AvailabilityChangeEvent.publish(process, ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(process.getBean(ApplicationAvailability.class).getReadinessState())
                .as("whatever Spring Boot announces at the end of a start")
                .isEqualTo(ReadinessState.REFUSING_TRAFFIC);

        servers.nats().server().start();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(get(process, "/readyz").statusCode()).isEqualTo(200));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(get(process, "/health").statusCode()).isEqualTo(200));
    }

    @Test
    void a_refusal_of_the_application_itself_is_left_alone() {
        ConfigurableApplicationContext process = shop.process(Billing.class);

        AvailabilityChangeEvent.publish(process, ReadinessState.REFUSING_TRAFFIC);

        assertThat(process.getBean(ApplicationAvailability.class).getReadinessState())
                .isEqualTo(ReadinessState.REFUSING_TRAFFIC);
    }

    @Test
    void health_lists_streams_and_consumers_with_their_lag() throws Exception {
        ConfigurableApplicationContext process = shop.process(Stuck.class, "--nebengjek.probe.port=0");
        shop.order("ana", 1);
        await().until(() -> shop.consumer().getNumAckPending() == 1);

        Health health = process.getBean("jetStreamHealthIndicator", HealthIndicator.class).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().toString())
                .contains("streams={ORDERS={messages=1, bytes=")
                .contains("consumers={bill-orders={function=bill, stream=ORDERS, pending=0, ackPending=1, redelivered=0");
        assertThat(get(process, "/health").body()).contains("\"status\":\"UP\"").contains("\"ackPending\":1");
        assertThat(get(process, "/metrics").body())
                .contains("nebengjek_consumer_ack_pending{consumer=\"bill-orders\",function=\"bill\",stream=\"ORDERS\"} 1.0")
                .contains("nebengjek_stream_messages{stream=\"ORDERS\"} 1.0")
                .contains("nebengjek_events_in_flight{consumer=\"bill-orders\",function=\"bill\",stream=\"ORDERS\"} 1.0");
        Stuck.MAY_FINISH.countDown();
    }

    @Test
    void health_names_a_consumer_that_is_not_there() throws Exception {
        ConfigurableApplicationContext process = shop.process(Billing.class);
        shop.deleteConsumer();

        JetStreamHealth.Report report = process.getBean(JetStreamHealth.class).report();

        assertThat(report.up()).isFalse();
        assertThat(report.details().toString()).contains("problem=consumer not found");
    }

    @Test
    void a_consumer_that_was_deleted_and_made_again_is_pulled_from_again_without_help() throws Exception {
        shop.process(Billing.class);
        shop.order("ana", 1);
        await().until(shop::nothingOpen);

        shop.deleteConsumer();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        shop.durable(Shop.DURABLE);
        shop.order("ana", 2);

        await().atMost(Duration.ofMinutes(2)).until(shop::nothingOpen);
        await().until(() -> shop.count("BILLS") == 2);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Stuck {

        static final CountDownLatch MAY_FINISH = new CountDownLatch(1);

        @Bean
        Function<OrderPlaced, OrderBilled> bill() {
            return order -> {
                uninterruptibly(MAY_FINISH);
                return new OrderBilled(order.orderId(), order.amount());
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Leaving {

        static final CountDownLatch ENTERED = new CountDownLatch(1);
        static final CountDownLatch MAY_FINISH = new CountDownLatch(1);

        @Bean
        Function<OrderPlaced, OrderBilled> bill() {
            return order -> {
                ENTERED.countDown();
                uninterruptibly(MAY_FINISH);
                return new OrderBilled(order.orderId(), order.amount());
            };
        }
    }

    @Test
    void a_process_that_stops_is_not_ready_fetches_nothing_more_and_finishes_what_it_has_begun() throws Exception {
        ConfigurableApplicationContext process = shop.process(Leaving.class, "--nebengjek.probe.port=0");
        shop.order("ana", 1);
        Leaving.ENTERED.await();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(process::close, Thread::startVirtualThread);

        await().untilAsserted(() -> assertThat(get(process, "/readyz").statusCode()).isEqualTo(503));
        assertThat(get(process, "/healthz").statusCode()).isEqualTo(200);
        shop.order("bea", 2);
        await().until(() -> shop.consumer().getNumPending() == 1);
        Leaving.MAY_FINISH.countDown();
        closed.join();
        assertThat(shop.count("BILLS")).isEqualTo(1);
        assertThat(shop.consumer().getNumAckPending()).isZero();
        assertThat(shop.consumer().getNumPending()).isEqualTo(1);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithoutDatabase {

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> Mono.error(new ConnectException("refused"));
        }
    }

    @Test
    void a_process_that_stops_in_an_outage_gives_back_what_waits_for_its_end() throws Exception {
        ConfigurableApplicationContext process =
                shop.process(WithoutDatabase.class, "--nebengjek.jetstream.drain=" + LONG);
        for (int i = 0; i < 20; i++) {
            shop.order("customer" + i, i);
        }
        await().until(() -> shop.consumer().getNumPending() == 0);

        closeInTime(process);

        assertThat(shop.consumer().getNumAckPending() + shop.consumer().getNumPending()).isEqualTo(20);
        shop.process(Billing.class);
        await().until(() -> shop.count("BILLS") == 20);
        assertThat(shop.count("DEAD_LETTER")).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class NotDueForLong {

        static final CountDownLatch ENTERED = new CountDownLatch(1);
        static final CountDownLatch MAY_FINISH = new CountDownLatch(1);

        @Bean
        Function<OrderPlaced, OrderBilled> bill() {
            return order -> {
                ENTERED.countDown();
                uninterruptibly(MAY_FINISH);
                throw Later.in(Duration.ofHours(1));
            };
        }
    }

    @Test
    void what_turns_out_not_to_be_due_while_a_process_stops_is_given_back() throws Exception {
        ConfigurableApplicationContext process =
                shop.process(NotDueForLong.class, "--nebengjek.jetstream.drain=" + LONG, "--nebengjek.probe.port=0");
        shop.order("ana", 1);
        NotDueForLong.ENTERED.await();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> closeInTime(process), Thread::startVirtualThread);
        await().untilAsserted(() -> assertThat(get(process, "/readyz").statusCode()).isEqualTo(503));
        NotDueForLong.MAY_FINISH.countDown();

        closed.join();
        shop.process(Billing.class);
        await().until(() -> shop.count("BILLS") == 1);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class NotDue {

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> Mono.error(Later.in(Duration.ofHours(1)));
        }
    }

    @Test
    void what_waits_behind_an_event_of_its_key_is_given_back_with_it() throws Exception {
        ConfigurableApplicationContext process = shop.process(NotDue.class, "--nebengjek.jetstream.drain=" + LONG);
        for (int i = 0; i < 3; i++) {
            shop.order("ana", i);
        }
        await().until(() -> shop.consumer().getNumPending() == 0);

        closeInTime(process);

        shop.process(Billing.class);
        await().until(() -> shop.count("BILLS") == 3);
    }

    /** Far sooner than the time that a drain may take: nothing is waited for in vain. */
    private static void closeInTime(ConfigurableApplicationContext process) {
        long begin = System.nanoTime();
        process.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG.dividedBy(2));
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_process_stops_in_time_although_nats_is_away() {
        ConfigurableApplicationContext process =
                shop.process(Billing.class, "--nebengjek.jetstream.drain=" + LONG);
        servers.nats().server().kill();

        closeInTime(process);
        servers.nats().server().start();
    }

    private HttpResponse<String> get(ConfigurableApplicationContext process, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + process.getBean(ProbeServer.class).port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
