package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.cloudevents.HttpEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What Knative Eventing expects of a subscriber, of functions that have no NATS at all. */
class KnativeSubscriberIT {

    private static final String ORDER = "{\"order_id\":\"9f1c0000-0000-4000-8000-000000000001\",\"customer\":\"%s\",\"amount\":%d}";
    private static final Duration LONG = Duration.ofMinutes(2);

    private static HttpFunction bill;

    @Event(subject = "clock.struck.hour.{message}", stream = "CLOCK", type = "dev.knative.sources.ping")
    record Ping(String message) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Functions {

        /** Does as the customer wishes. */
        @Bean
        Function<OrderPlaced, Flux<BillEvent>> bill() {
            return order -> switch (order.customer()) {
                case "nobody" -> Flux.empty();
                case "twice" -> Flux.just(bill(order), bill(order));
                case "refused" -> Flux.just(new OrderRefused(order.orderId(), "no credit"));
                case "invalid" -> Flux.error(new InvalidData("customer", "owes too much"));
                case "later" -> Flux.error(Later.in(Duration.ofMillis(2_500)));
                case "away" -> Flux.error(new ConnectException("no database"));
                case "broken" -> Flux.error(new IllegalStateException("a secret"));
                default -> Flux.just(bill(order));
            };
        }

        @Bean
        Function<List<OrderPlaced>, Flux<Caused<OrderBilled>>> billMany() {
            return orders -> Flux.fromIterable(orders)
                    .map(order -> Caused.by(order, new OrderBilled(order.orderId(), orders.size())));
        }

        @Bean
        Function<OrderBilled, Mono<OrderRefused>> refuse() {
            return billed -> Mono.just(new OrderRefused(billed.orderId(), "of " + billed.total()));
        }

        @Bean
        Function<Message<Ping>, Mono<OrderRefused>> strike() {
            return ping -> Mono.just(
                    new OrderRefused(new UUID(0, 1), ping.getPayload().message() + " " + ping.getHeaders().get("ce-source")));
        }

        private static OrderBilled bill(OrderPlaced order) {
            return new OrderBilled(order.orderId(), order.amount());
        }
    }

    @BeforeAll
    static void start() {
        bill = HttpFunction.start(Functions.class, "bill", "--nebengjek.http.max-body=10KB");
    }

    @AfterAll
    static void stop() {
        bill.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ana      | 200 | com.example.order.billed.v1
            refused  | 200 | com.example.order.refused.v1
            nobody   | 204 |
            twice    | 500 |
            invalid  | 422 |
            later    | 503 |
            away     | 503 |
            broken   | 500 |
            """)
    void the_status_says_what_is_to_become_of_an_event(String customer, int status, String reply) throws Exception {
        HttpResponse<String> answer = bill.order("1", ORDER.formatted(customer, 10));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("ce-type").orElse(null)).isEqualTo(reply);
    }

    @Test
    void a_reply_is_an_event_in_binary_mode_that_is_the_same_when_it_is_asked_for_again() throws Exception {
        HttpResponse<String> reply = bill.order("1", ORDER.formatted("ana", 10));
        HttpResponse<String> again = bill.order("1", ORDER.formatted("ana", 10));

        ReceivedEvent event = event(reply);
        assertThat(event.id()).isEqualTo(event(again).id());
        assertThat(event.source()).isEqualTo("/functions/bill");
        assertThat(event.causationId()).isEqualTo("1");
        assertThat(event.attributes())
                .containsEntry("subject", "9f1c0000-0000-4000-8000-000000000001")
                .containsEntry("datacontenttype", "application/json");
        assertThat(reply.body()).isEqualTo("{\"order_id\":\"9f1c0000-0000-4000-8000-000000000001\",\"total\":10}");
        assertThat(event(bill.order("2", ORDER.formatted("ana", 10))).id()).isNotEqualTo(event.id());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"specversion":"1.0","id":"1","source":"/s","type":"com.example.order.placed.v1","data":DATA}   | 200 | ''
            {"specversion":"0.3","id":"1","source":"/s","type":"com.example.order.placed.v1","data":DATA}   | 400 | specversion
            {"specversion":"1.0","source":"/s","type":"com.example.order.placed.v1","data":DATA}            | 400 | id
            {"specversion":"1.0","id":"1","source":"/s","type":"com.example.order.lost.v1","data":DATA}     | 422 | type
            {"specversion":"1.0","id":"1","source":"/s","type":"com.example.order.placed.v1","data":{}}     | 422 | data.
            {"specversion":"1.0","id":"1","source":"/s","type":"com.example.order.placed.v1"}               | 422 | data
            not json                                                                                        | 400 | ''
            """)
    void a_structured_event_is_taken_or_its_fault_named(String event, int status, String field) throws Exception {
        HttpResponse<String> answer = bill.structured(event.replace("DATA", ORDER.formatted("ana", 10)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(field.isEmpty() ? "" : "\"field\":\"" + field);
    }

    @Test
    void a_problem_says_what_is_wrong_and_nothing_of_what_is_within() throws Exception {
        assertThat(bill.order("1", ORDER.formatted("invalid", 1)).body())
                .isEqualTo("{\"status\":422,\"detail\":\"customer owes too much\","
                        + "\"errors\":[{\"field\":\"customer\",\"message\":\"owes too much\"}]}");
        assertThat(bill.order("1", ORDER.formatted("broken", 1)).body()).doesNotContain("secret");
    }

    @Test
    void who_is_to_send_again_is_told_when() throws Exception {
        assertThat(bill.order("1", ORDER.formatted("later", 1)).headers().firstValue("Retry-After")).hasValue("3");
        assertThat(bill.order("1", ORDER.formatted("away", 1)).headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void a_batch_is_answered_by_a_batch_in_its_order() throws Exception {
        HttpResponse<String> answer = bill.batch(batch("ana", "twice", "nobody"));

        assertThat(answer.statusCode()).isEqualTo(200);
        List<ReceivedEvent> replies = read(answer).events();
        assertThat(replies).extracting(ReceivedEvent::causationId).containsExactly("0", "1", "1");
        assertThat(replies).extracting(ReceivedEvent::id).doesNotHaveDuplicates();
        assertThat(bill.batch("[]").statusCode()).isEqualTo(204);
    }

    @Test
    void of_a_batch_with_one_bad_event_none_is_handled_and_its_place_is_named() throws Exception {
        HttpResponse<String> answer = bill.batch(batch("ana", "bea").replace("placed.v1\",\"id\":\"1", "lost.v1\",\"id\":\"1"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"[1].type\"");
    }

    @Test
    void a_batch_function_gets_a_batch_at_once() throws Exception {
        try (HttpFunction function = HttpFunction.start(Functions.class, "billMany", "--nebengjek.jetstream.defaults.max-batch=2")) {
            List<ReceivedEvent> replies = read(function.batch(batch("ana", "bea", "cid"))).events();

            assertThat(replies)
                    .extracting(reply -> EventJson.mapper().readValue(reply.data(), OrderBilled.class).total())
                    .containsExactly(2, 2, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 405", "PUT, 405", "OPTIONS, 405", "POST, 400"})
    void events_are_posted(String method, int status) throws Exception {
        HttpResponse<String> answer = bill.send(method);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/cloudevents+xml", "application/avro"})
    void what_is_not_json_is_not_understood(String contentType) throws Exception {
        Map<String, String> headers = new HashMap<>(HttpFunction.binary("1", "com.example.order.placed.v1"));
        headers.put("Content-Type", contentType);

        assertThat(bill.post(headers, "x").statusCode()).isEqualTo(415);
    }

    @Test
    void a_body_over_the_limit_is_refused() throws Exception {
        assertThat(bill.order("1", " ".repeat(11 * 1024)).statusCode()).isEqualTo(413);
    }

    @Test
    void the_trace_that_knative_continues_in_a_header_of_http_goes_on_in_the_reply() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Map<String, String> headers = new HashMap<>(HttpFunction.binary("1", "com.example.order.placed.v1"));
        headers.put("traceparent", trace);

        assertThat(event(bill.post(headers, ORDER.formatted("ana", 1))).traceParent()).isEqualTo(trace);
    }

    @Test
    void a_ping_source_strikes() throws Exception {
        try (HttpFunction clock = HttpFunction.start(Functions.class, "strike")) {
            HttpResponse<String> reply = clock.post(
                    Map.of(
                            "Ce-Id", UUID.randomUUID().toString(),
                            "Ce-Source", "/apis/v1/namespaces/default/pingsources/hourly",
                            "Ce-Type", "dev.knative.sources.ping",
                            "Ce-Specversion", "1.0",
                            "Ce-Time", "2026-05-01T10:00:00.000123456Z",
                            "Content-Type", "application/json"),
                    "{\"message\":\"twelve\"}");

            assertThat(reply.body()).contains("twelve /apis/v1/namespaces/default/pingsources/hourly");
        }
    }

    @Test
    void in_a_sequence_the_reply_of_one_is_the_input_of_the_next() throws Exception {
        try (HttpFunction next = HttpFunction.start(Functions.class, "refuse")) {
            HttpResponse<String> first = bill.order("1", ORDER.formatted("ana", 42));
            Map<String, String> headers = first.headers().map().entrySet().stream()
                    .filter(header -> header.getKey().startsWith("ce-") || header.getKey().equals("content-type"))
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));

            HttpResponse<String> second = next.post(headers, first.body());

            assertThat(event(second).type()).isEqualTo("com.example.order.refused.v1");
            assertThat(event(second).causationId()).isEqualTo(event(first).id());
            assertThat(second.body()).contains("of 42");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Stuck {

        final CountDownLatch mayFinish = new CountDownLatch(1);
        final CountDownLatch begun = new CountDownLatch(1);

        @Bean
        CountDownLatch begun() {
            return begun;
        }

        @Bean
        Runnable finish() {
            return mayFinish::countDown;
        }

        @Bean
        Consumer<OrderPlaced> bill() {
            return order -> {
                begun.countDown();
                uninterruptibly(mayFinish);
            };
        }

        private static void uninterruptibly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void more_than_it_may_handle_at_once_and_what_comes_during_a_shutdown_is_told_to_come_again() throws Exception {
        HttpFunction function = HttpFunction.start(
                Stuck.class, "bill", "--nebengjek.http.max-concurrent=1", "--nebengjek.jetstream.drain=" + LONG);
        Runnable finish = function.process().getBean("finish", Runnable.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<HttpResponse<String>> taken = CompletableFuture.supplyAsync(() -> posted(function), threads);
            function.process().getBean(CountDownLatch.class).await();

            HttpResponse<String> tooMany = posted(function);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(function::close, threads);
            await().atMost(LONG).until(() -> !function.process().getBean("eventEndpoint", SmartLifecycle.class).isRunning());
            HttpResponse<String> tooLate = posted(function);
            finish.run();

            assertThat(tooMany.statusCode()).isEqualTo(503);
            assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(tooLate.statusCode()).isEqualTo(503);
            assertThat(taken.join().statusCode()).isEqualTo(204);
            closed.join();
        } finally {
            finish.run();
        }
    }

    @Test
    void where_it_is_switched_off_nothing_takes_events() throws Exception {
        try (HttpFunction function = HttpFunction.start(Functions.class, "bill", "--HTTP_EVENTS=false")) {
            assertThat(function.order("1", ORDER.formatted("ana", 1)).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> posted(HttpFunction function) {
        try {
            return function.order("1", ORDER.formatted("ana", 1));
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    private static String batch(String... customers) {
        return IntStream.range(0, customers.length)
                .mapToObj(i -> "{\"specversion\":\"1.0\",\"type\":\"com.example.order.placed.v1\",\"id\":\"%d\",\"source\":\"/s\",\"data\":%s}"
                        .formatted(i, ORDER.formatted(customers[i], i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static ReceivedEvent event(HttpResponse<String> answer) {
        return read(answer).events().getFirst();
    }

    private static HttpEventReader.Request read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return HttpEventReader.read(answer.headers().map(), answer.body().getBytes());
    }
}
