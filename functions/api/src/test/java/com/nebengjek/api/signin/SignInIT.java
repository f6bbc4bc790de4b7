package com.nebengjek.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@WithServers
class SignInIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static ApiUnderTest api;
    private static Connection nats;

    /** Of this test alone. */
    private final String number = "+62812%08d".formatted(NUMBERS.incrementAndGet());

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        api = new ApiUnderTest(servers);
        nats = servers.nats().connect();
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        nats.close();
    }

    @Test
    void a_code_signs_in_and_makes_the_account_once() {
        Map<?, ?> first = signIn();
        Map<?, ?> second = signIn();

        assertThat(first.get("role")).isEqualTo("PASSENGER");
        assertThat(second.get("user_id")).isEqualTo(first.get("user_id"));
    }

    @Test
    void who_is_new_is_an_event_and_so_is_who_signs_in() throws Exception {
        Queue<String> subjects = new ConcurrentLinkedQueue<>();
        Subscription subscription = nats.createDispatcher((Message message) -> subjects.add(message.getSubject()))
                .subscribe("user.>", (Message message) -> subjects.add(message.getSubject()));
        nats.flush(Duration.ofSeconds(5));

        String person = signIn().get("user_id").toString();

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(subjects)
                .contains("user.registered.account." + person, "user.signed-in.account." + person));
        assertThat(subscription.getSubject()).isEqualTo("user.>");
    }

    @Test
    void a_code_is_good_once() {
        String code = codeFor(number);
        verify(code).expectStatus().isOk();

        verify(code).expectStatus().isUnauthorized().expectBody().jsonPath("$.errors[0].field").isEqualTo("code");
    }

    @Test
    void a_newer_code_replaces_the_earlier_one() {
        String earlier = codeFor(number);
        String newer = codeFor(number);

        assertThat(status(earlier)).isEqualTo(earlier.equals(newer) ? HttpStatus.OK : HttpStatus.UNAUTHORIZED);
    }

    @Test
    void five_wrong_answers_use_a_code_up_however_many_come_at_once() {
        String code = codeFor(number);
        List<String> wrong = IntStream.range(0, 40)
                .mapToObj("%06d"::formatted)
                .filter(guess -> !guess.equals(code))
                .toList();

        assertThat(wrong.parallelStream().map(this::status)).containsOnly(HttpStatus.UNAUTHORIZED);
        assertThat(status(code)).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void a_number_gets_three_codes_an_hour_and_the_same_answer_after_that() {
        List<String> answers = IntStream.range(0, 5)
                .mapToObj(time -> api.post("/auth/otp", Map.of("msisdn", number))
                        .expectStatus()
                        .isAccepted()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .toList();

        assertThat(answers).containsOnly("{\"expires_in\":300}");
        assertThat(api.messagesTo(number)).isEqualTo(3);
    }

    @Test
    void a_refresh_token_is_good_once_and_its_reuse_ends_the_session() {
        String first = signIn().get("refresh_token").toString();
        String second = refreshed(first);

        refresh(first).expectStatus().isUnauthorized();
        refresh(second)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("refresh_token");
    }

    @Test
    void of_many_who_renew_a_session_at_once_one_does() {
        String token = signIn().get("refresh_token").toString();

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(time -> refresh(token).returnResult(String.class).getStatus().value())
                .toList();

        assertThat(answers).containsOnlyOnce(200);
    }

    @Test
    void a_signed_out_session_cannot_be_renewed() {
        String token = signIn().get("refresh_token").toString();
        api.post("/auth/logout", Map.of("refresh_token", token)).expectStatus().isNoContent();

        refresh(token).expectStatus().isUnauthorized();
    }

    @Test
    void nobody_is_a_driver_for_the_asking() {
        Map<?, ?> signedIn = api.post(
                        "/auth/verify", Map.of("msisdn", number, "code", codeFor(number), "role", "DRIVER"))
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        assertThat(signedIn.get("role")).isEqualTo("PASSENGER");
    }

    private Map<?, ?> signIn() {
        return verify(codeFor(number)).expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody();
    }

    private static String codeFor(String number) {
        api.post("/auth/otp", Map.of("msisdn", number)).expectStatus().isAccepted();
        return api.codeSentTo(number);
    }

    private ResponseSpec verify(String code) {
        return api.post("/auth/verify", Map.of("msisdn", number, "code", code));
    }

    private HttpStatus status(String code) {
        EntityExchangeResult<byte[]> result = verify(code).expectBody().returnResult();
        return HttpStatus.valueOf(result.getStatus().value());
    }

    private static ResponseSpec refresh(String token) {
        return api.post("/auth/refresh", Map.of("refresh_token", token));
    }

    private static String refreshed(String token) {
        return refresh(token)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("refresh_token")
                .toString();
    }
}
