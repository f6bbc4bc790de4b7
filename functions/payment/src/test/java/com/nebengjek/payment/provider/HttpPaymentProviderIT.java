package com.nebengjek.payment.provider;

import static com.nebengjek.events.PaymentStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.PaymentStatus;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server of this process that answers as it is told. */
class HttpPaymentProviderIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int FAILURES = 3;

    private final ChargeOrder order = new ChargeOrder(UUID.randomUUID(), 1, 13_650);
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger status = new AtomicInteger(201);
    private volatile String body = """
            {"charge_id": "charge-1", "reference": "%s", "amount": 13650, "currency": "IDR", "status": "PENDING", "fee": 2}
            """.formatted(order.payment());
    private volatile String retryAfter = "";
    private volatile boolean silent;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/charges", exchange -> {
            asked.add("%s %s %s %s".formatted(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (silent) {
                return;
            }
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_order_is_given_as_the_contract_says() {
        assertThat(provider(LONG).charge(order).block()).isEqualTo(new Charge("charge-1", PENDING));
        assertThat(asked).containsExactly("POST Bearer secret %s:1 {\"reference\":\"%s\",\"amount\":13650,\"currency\":\"IDR\"}"
                .formatted(order.payment(), order.payment()));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void what_it_cannot_do_now_may_be_asked_again(int code) {
        status.set(code);
        retryAfter = "7";

        assertThatThrownBy(() -> provider(LONG).charge(order).block())
                .asInstanceOf(InstanceOfAssertFactories.type(ProviderUnavailable.class))
                .extracting(ProviderUnavailable::retryAfter)
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "0", "soon", "Wed, 21 Oct 2026 07:28:00 GMT"})
    void when_it_does_not_say_how_long_it_is_a_second(String told) {
        status.set(503);
        retryAfter = told;

        assertThatThrownBy(() -> provider(LONG).charge(order).block())
                .asInstanceOf(InstanceOfAssertFactories.type(ProviderUnavailable.class))
                .extracting(ProviderUnavailable::retryAfter)
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_provider_that_says_nothing_is_unavailable() {
        silent = true;

        assertThatThrownBy(() -> provider(Duration.ofMillis(200)).charge(order).block())
                .isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void a_provider_that_is_away_is_unavailable() {
        server.stop(0);

        assertThatThrownBy(() -> provider(LONG).charge(order).block()).isInstanceOf(ProviderUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 404, 409, 422})
    void what_it_will_not_have_somebody_has_to_look_at(int code) {
        status.set(code);
        body = "no\nway";

        assertThatThrownBy(() -> provider(LONG).charge(order).block())
                .isInstanceOf(ChargeRefused.class)
                .hasMessageContaining(code + ": no?way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"charge_id\": \"c\", \"reference\": \"7f8cd2a7-8b62-3f13-9d2b-0d4a0b8e6f11\", \"amount\": 13650, \"status\": \"PAID\"}"
            })
    void an_answer_about_something_else_is_no_answer(String answer) {
        body = answer;

        assertThatThrownBy(() -> provider(LONG).charge(order).block()).isInstanceOf(ChargeRefused.class);
    }

    @Test
    void another_amount_is_no_answer() {
        body = body.replace("13650", "1365");

        assertThatThrownBy(() -> provider(LONG).charge(order).block()).isInstanceOf(ChargeRefused.class);
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        body = " ".repeat(1_000_000) + body;

        assertThatThrownBy(() -> provider(LONG).charge(order).block()).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void after_so_many_failures_it_is_left_alone() {
        status.set(503);
        PaymentProvider provider = provider(LONG);
        for (int time = 0; time < 3 * FAILURES; time++) {
            assertThatThrownBy(() -> provider.charge(order).block()).isInstanceOf(ProviderUnavailable.class);
        }

        assertThat(asked).hasSize(FAILURES);
    }

    @Test
    void a_refusal_is_an_answer_and_leaves_nobody_alone() {
        status.set(409);
        PaymentProvider provider = provider(LONG);
        for (int time = 0; time < 3 * FAILURES; time++) {
            assertThatThrownBy(() -> provider.charge(order).block()).isInstanceOf(ChargeRefused.class);
        }

        assertThat(asked).hasSize(3 * FAILURES);
    }

    @Test
    void it_is_asked_again_when_it_has_had_its_time() {
        status.set(503);
        ProviderSettings settings = new ProviderSettings(url(), "secret", LONG, FAILURES, Duration.ofMillis(1));
        PaymentProvider provider = new HttpPaymentProvider(settings);
        for (int time = 0; time < FAILURES; time++) {
            assertThatThrownBy(() -> provider.charge(order).block()).isInstanceOf(ProviderUnavailable.class);
        }
        status.set(201);

        await()
                .atMost(20, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> provider.charge(order).block().status() == PaymentStatus.PENDING);
    }

    private PaymentProvider provider(Duration timeout) {
        return new HttpPaymentProvider(new ProviderSettings(url(), "secret", timeout, FAILURES, LONG));
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    }
}
