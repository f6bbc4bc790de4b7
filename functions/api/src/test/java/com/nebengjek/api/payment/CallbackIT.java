package com.nebengjek.api.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.api.ride.StoredRides;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.api.StreamInfoOptions;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.dataformat.yaml.YAMLMapper;

@WithServers
class CallbackIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRET = "the secret of both";

    private static ApiUnderTest api;
    private static StoredRides stored;
    private static Connection nats;

    private final UUID ride = stored.billed("ARRIVED", UUID.randomUUID(), UUID.randomUUID(), Instant.now());
    private final UUID payment = stored.paymentOf(ride);
    private final String callbackId = "callback-" + UUID.randomUUID();

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        api = new ApiUnderTest(servers, "--nebengjek.api.payments.secrets=" + SECRET);
        stored = new StoredRides(servers.database());
        nats = servers.nats().connect();
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        stored.close();
        nats.close();
    }

    @Test
    void a_signed_call_settles_the_payment_of_its_ride() throws Exception {
        call(body("PAID")).expectStatus().isNoContent();

        assertThat(settled()).isEqualTo(new RideSettled(ride, payment, PaymentStatus.PAID, "charge-1"));
    }

    @Test
    void a_repeated_call_is_heard_and_told_once() throws Exception {
        IntStream.range(0, 8).parallel().forEach(time -> call(body("FAILED")).expectStatus().isNoContent());
        settled();
        call(body("FAILED")).expectStatus().isNoContent();
        barrier();

        assertThat(eventsOf(ride)).isEqualTo(1);
    }

    @Test
    void the_example_of_the_contract_is_heard() throws Exception {
        String example = example().replaceFirst("\"reference\":\"[^\"]+\"", "\"reference\":\"" + payment + "\"")
                .replaceFirst("\"amount\":[0-9]+", "\"amount\":3333")
                .replaceFirst("\"callback_id\":\"[^\"]+\"", "\"callback_id\":\"" + callbackId + "\"");

        call(example).expectStatus().isNoContent();
        assertThat(settled().status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void what_a_newer_provider_adds_does_no_harm() {
        call(body("PAID").replaceFirst("\\{", "{\"colour\": \"red\", ")).expectStatus().isNoContent();
    }

    @Test
    void a_call_that_somebody_else_signed_is_not_heard() {
        send(body("PAID"), signature(body("PAID"), "another secret of x", Instant.now()))
                .expectStatus()
                .isUnauthorized();

        assertThat(stored.callbacks(payment)).isZero();
    }

    @Test
    void a_call_whose_body_was_changed_is_not_heard() {
        send(body("PAID"), signature(body("FAILED"), SECRET, Instant.now())).expectStatus().isUnauthorized();
    }

    @Test
    void a_call_of_yesterday_is_not_heard() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));

        send(body("PAID"), signature(body("PAID"), SECRET, yesterday)).expectStatus().isUnauthorized();
    }

    @Test
    void a_call_that_nobody_signed_is_not_heard() {
        api.client
                .post()
                .uri("/payments/callback")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body("PAID"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void a_call_about_another_amount_is_refused() {
        call(body("PAID").replace("3333", "33"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("amount");
    }

    @Test
    void a_call_about_no_payment_is_refused() {
        call(body("PAID").replace(payment.toString(), UUID.randomUUID().toString()))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("reference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "null", "\"PAID\"", "{\"status\": \"PENDING\"}"})
    void a_call_that_says_nothing_is_refused(String body) {
        call(body).expectStatus().isBadRequest();
    }

    private String body(String status) {
        return """
                {"callback_id": "%s", "charge_id": "charge-1", "reference": "%s", "amount": 3333, "status": "%s"}"""
                .formatted(callbackId, payment, status);
    }

    private static ResponseSpec call(String body) {
        return send(body, signature(body, SECRET, Instant.now()));
    }

    private static ResponseSpec send(String body, String signature) {
        return api.client
                .post()
                .uri("/payments/callback")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Provider-Signature", signature)
                .bodyValue(body)
                .exchange();
    }

    private static String signature(String body, String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RideSettled settled() throws Exception {
        await().atMost(PATIENCE).until(() -> eventsOf(ride) > 0);
        byte[] data = nats.jetStreamManagement().getLastMessage("RIDE", subject(ride)).getData();
        return EventType.of(RideSettled.class).decode(data, Clock.systemUTC());
    }

    /** Another call that was told: the outbox keeps its order, so that whatever came before it is told too. */
    private void barrier() {
        UUID other = stored.billed("ARRIVED", UUID.randomUUID(), UUID.randomUUID(), Instant.now());
        call(body("PAID").replace(payment.toString(), stored.paymentOf(other).toString()).replace(callbackId, callbackId + "-2"))
                .expectStatus()
                .isNoContent();
        await().atMost(PATIENCE).until(() -> eventsOf(other) > 0);
    }

    private static long eventsOf(UUID ride) throws Exception {
        Map<String, Long> subjects = nats.jetStreamManagement()
                .getStreamInfo("RIDE", StreamInfoOptions.filterSubjects(subject(ride)))
                .getStreamState()
                .getSubjectMap();
        return subjects == null ? 0 : subjects.getOrDefault(subject(ride), 0L);
    }

    private static String subject(UUID ride) {
        return "ride.settled.trip." + ride;
    }

    private static String example() throws Exception {
        try (InputStream contract = CallbackIT.class.getResourceAsStream("/com/nebengjek/payment/provider/openapi.yaml")) {
            return new YAMLMapper()
                    .readTree(contract)
                    .at("/webhooks/settled/post/requestBody/content/application~1json/example")
                    .toString();
        }
    }
}
