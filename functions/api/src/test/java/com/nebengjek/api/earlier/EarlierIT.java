package com.nebengjek.api.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@WithServers
class EarlierIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static ApiUnderTest api;

    private final int one = NUMBERS.incrementAndGet();
    private final String msisdn = "0813%08d".formatted(one);
    private final String plate = "H %d EA".formatted(one);

    @BeforeAll
    static void start(TestServers servers) {
        api = new ApiUnderTest(servers);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void an_earlier_client_signs_in_registers_and_looks_at_itself() {
        Map<?, ?> token = signIn();
        WebTestClient client = signedIn(token);

        client.post()
                .uri("/drivers/register")
                .bodyValue(driver(msisdn, "motorcycle"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.success")
                .isEqualTo(true)
                .jsonPath("$.data.driver_info.vehicle_plate")
                .isEqualTo(plate);
        client.get()
                .uri("/users/" + token.get("user_id"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.data.role")
                .isEqualTo("DRIVER")
                .jsonPath("$.data.driver_info.vehicle_type")
                .isEqualTo("motorcycle");
    }

    @Test
    void a_token_says_when_it_expires() {
        assertThat(signIn().get("expires_at").toString()).matches("20[0-9T:.-]+Z");
    }

    @Test
    void what_the_earlier_system_did_not_mind_is_ignored() {
        post("/auth/otp/generate", Map.of("msisdn", msisdn, "device", "phone"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("OTP sent");
    }

    @Test
    void what_goes_wrong_is_wrapped_too() {
        post("/auth/otp/verify", Map.of("msisdn", msisdn, "otp", "000000"))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json("{\"success\": false, \"message\": \"code is wrong, was used, or has expired\"}");
        post("/auth/otp/generate", Map.of("msisdn", "123"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.success")
                .isEqualTo(false);
    }

    @Test
    void nobody_registers_others() {
        signedIn(signIn())
                .post()
                .uri("/drivers/register")
                .bodyValue(driver("081399999999", "car"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.success")
                .isEqualTo(false);
    }

    @Test
    void nobody_sees_others() {
        UUID other = api.person();

        api.as(api.person(), Role.PASSENGER)
                .get()
                .uri("/users/" + other)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_repeated_registration_with_its_key_is_answered_alike() {
        WebTestClient client = signedIn(signIn());

        String first = registered(client);
        assertThat(registered(client)).isEqualTo(first);
    }

    private String registered(WebTestClient client) {
        return client.post()
                .uri("/drivers/register")
                .header("Idempotency-Key", "register-" + one)
                .bodyValue(driver(msisdn, "CAR"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Map<String, ?> driver(String number, String type) {
        return Map.of("msisdn", number, "driver_info", Map.of("vehicle_type", type, "vehicle_plate", plate));
    }

    private Map<?, ?> signIn() {
        post("/auth/otp/generate", Map.of("msisdn", msisdn)).expectStatus().isOk();
        Map<?, ?> answer = post(
                        "/auth/otp/verify",
                        Map.of("msisdn", msisdn, "otp", api.codeSentTo("+62" + msisdn.substring(1))))
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (Map<?, ?>) answer.get("data");
    }

    private static WebTestClient signedIn(Map<?, ?> token) {
        return api.client
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token.get("token").toString()))
                .build();
    }

    private static ResponseSpec post(String path, Map<String, ?> body) {
        return api.post(path, body);
    }
}
