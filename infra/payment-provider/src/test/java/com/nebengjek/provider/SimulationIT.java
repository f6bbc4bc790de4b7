package com.nebengjek.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.nebengjek.provider.Charge.Status;
import com.nebengjek.provider.Choices.Decision;
import com.nebengjek.provider.Choices.Manner;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider, and a customer that it calls. */
class SimulationIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRET = "a secret of both";

    private record Call(String signature, String body) {}

    private final Contract contract = new Contract();
    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID reference = UUID.randomUUID();
    private final String order = "{\"reference\": \"%s\", \"amount\": 13650, \"currency\": \"IDR\"}".formatted(reference);
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger deaf = new AtomicInteger();
    private volatile Manner manner = Manner.PROPERLY;
    private volatile Decision decision = new Decision(Status.PAID, Duration.ZERO, 1);
    private HttpServer customer;
    private Simulation provider;

    private final Choices choices = new Choices() {
        @Override
        public Manner manner() {
            return manner;
        }

        @Override
        public Decision decision(int earlier) {
            return decision;
        }
    };

    @BeforeEach
    void start() throws IOException {
        customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        customer.createContext("/payments/callback", exchange -> {
            calls.add(new Call(
                    exchange.getRequestHeaders().getFirst(Signature.HEADER),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(deaf.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        customer.start();
        URI callback = URI.create("http://127.0.0.1:" + customer.getAddress().getPort() + "/payments/callback");
        provider = Simulation.start(new Settings(0, callback, "key", SECRET, 1, false), choices);
    }

    @AfterEach
    void stop() {
        provider.close();
        customer.stop(0);
        client.close();
    }

    @Test
    void a_charge_is_answered_and_told_of_as_the_contract_says() throws Exception {
        HttpResponse<String> answer = charge("one", order);

        assertThat(answer.statusCode()).isEqualTo(201);
        contract.check("ChargeOrder", order);
        contract.check("Charge", answer.body());
        contract.check("Callback", call(1).body());
        assertThat(call(1).body()).contains("\"status\":\"PAID\"", "\"amount\":13650", reference.toString());
    }

    @Test
    void a_call_is_signed_by_whoever_knows_the_secret() throws Exception {
        charge("one", order);
        Call call = call(1);
        Instant at = Instant.ofEpochSecond(Long.parseLong(call.signature().replaceAll("t=([0-9]+),.*", "$1")));

        assertThat(call.signature())
                .isEqualTo(Signature.of(call.body().getBytes(StandardCharsets.UTF_8), SECRET, at))
                .matches(contract.at("/webhooks/settled/post/parameters/0/example").stringValue().replaceAll("[0-9a-f]{10,}", "[0-9a-f]+"));
    }

    @Test
    void a_repeat_is_the_same_charge_and_says_how_it_stands() throws Exception {
        String first = charge("one", order).body();
        call(1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(charge("one", order).body()).isEqualTo(first.replace("PENDING", "PAID")));
        assertThat(charge("another", order).body()).isNotEqualTo(charge("one", order).body());
    }

    @Test
    void a_key_of_another_charge_is_refused() throws Exception {
        charge("one", order);

        assertThat(charge("one", order.replace("13650", "1")).statusCode()).isEqualTo(409);
    }

    @Test
    void a_customer_that_does_not_hear_is_called_again() throws Exception {
        deaf.set(2);
        charge("one", order);

        assertThat(List.of(call(1).body(), call(2).body(), call(3).body())).containsOnly(call(1).body());
    }

    @Test
    void a_decision_may_be_told_twice() throws Exception {
        decision = new Decision(Status.FAILED, Duration.ofMillis(1), 2);
        charge("one", order);

        assertThat(call(2).body()).isEqualTo(call(1).body()).contains("FAILED");
    }

    @Test
    void what_is_not_answered_is_done_all_the_same() throws Exception {
        manner = Manner.SILENTLY;
        assertThat(catchThrowable(() -> charge("one", order, Duration.ofSeconds(1))))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(call(1).body()).contains("PAID");
    }

    @Test
    void what_is_put_off_is_not_done() throws Exception {
        manner = Manner.NOT_NOW;
        HttpResponse<String> answer = charge("one", order);
        manner = Manner.PROPERLY;

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        contract.check("Problem", answer.body());
        assertThat(charge("one", order).body()).contains("PENDING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "{", "[]", "null", "{}", "{\"reference\": \"me\", \"amount\": 1, \"currency\": \"IDR\"}",
                "{\"reference\": \"7f8cd2a7-8b62-3f13-9d2b-0d4a0b8e6f11\", \"amount\": 0, \"currency\": \"IDR\"}",
                "{\"reference\": \"7f8cd2a7-8b62-3f13-9d2b-0d4a0b8e6f11\", \"amount\": 1, \"currency\": \"USD\"}"
            })
    void what_is_no_order_is_refused(String body) throws Exception {
        HttpResponse<String> answer = charge("one", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        contract.check("Problem", answer.body());
    }

    @Test
    void nobody_else_is_served() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(provider.url().resolve("/charges"))
                .header("Authorization", "Bearer another")
                .POST(BodyPublishers.ofString(order))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> charge(String key, String body) throws Exception {
        return charge(key, body, PATIENCE);
    }

    private HttpResponse<String> charge(String key, String body, Duration timeout) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(provider.url().resolve("/charges"))
                .timeout(timeout)
                .header("Authorization", "Bearer key")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private Call call(int number) {
        await().atMost(PATIENCE).until(() -> calls.size() >= number);
        return List.copyOf(calls).get(number - 1);
    }
}
