package com.nebengjek.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration IMPATIENCE = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newHttpClient();
    private Receiver receiver = Receiver.start();

    private void restart(String... words) {
        receiver.close();
        receiver = Receiver.start(words);
    }

    @AfterEach
    void stop() {
        receiver.close();
        client.close();
    }

    @Test
    void a_message_is_accepted_as_receivers_always_did() throws Exception {
        HttpResponse<String> answer = send("/", "one");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).matches("\\{\"message\":\"Accepted\",\"messageId\":\"[0-9a-f-]{36}\"}");
        assertThat(send("/", "one").body()).isEqualTo(answer.body());
    }

    @Test
    void answers_are_given_by_script_and_path() throws Exception {
        restart("--script", "/sms 503,retry-after=7s 200", "--script", "410", "--delay", "1ms");

        assertThat(send("/sms", "one")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        });
        assertThat(send("/sms", "two").statusCode()).isEqualTo(200);
        assertThat(send("/push", "two").statusCode()).isEqualTo(410);
    }

    @Test
    void every_message_may_go_through_the_script_by_itself() throws Exception {
        restart("--script", "503 200", "--each-message");

        assertThat(send("/", "one").statusCode()).isEqualTo(503);
        assertThat(send("/", "two").statusCode()).isEqualTo(503);
        assertThat(send("/", "one").statusCode()).isEqualTo(200);
    }

    @Test
    void a_script_can_be_replaced() throws Exception {
        receiver.answer("302,location=/elsewhere");

        assertThat(send("/", "one").headers().firstValue("Location")).contains("/elsewhere");
    }

    @Test
    void time_to_retry_may_be_a_date() throws Exception {
        receiver.answer("503,retry-at=5s");

        assertThat(send("/", "one").headers().firstValue("Retry-After").orElseThrow()).endsWith(" GMT");
    }

    @Test
    void an_answer_may_be_long_or_empty() throws Exception {
        receiver.answer("200,body=100k 204");

        assertThat(send("/", "one").body()).hasSize(102_400);
        assertThat(send("/", "two").body()).isEmpty();
    }

    @Test
    void a_request_may_hang_or_be_reset() {
        receiver.answer("hang reset");

        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> send("/", "one", IMPATIENCE));
        assertThat(catchThrowable(() -> send("/", "two")))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("Connection reset");
        assertThat(receiver.report().answers()).containsOnlyKeys("hang", "reset");
    }

    @Test
    void an_answer_may_stall_half_way() throws Exception {
        receiver.answer("stall");
        HttpResponse<InputStream> answer = client.send(request("/", "one", PATIENCE), BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            assertThat(answer.headers().firstValue("Content-Length")).contains("1000");
            assertThat(body.readNBytes(4)).asString().isEqualTo("half");
        }
    }

    @Test
    void a_retry_is_no_duplicate_but_a_repeat_is() throws Exception {
        receiver.answer("500 200");
        send("/", "one");
        send("/", "one");
        assertThat(receiver.report().duplicates()).isZero();

        send("/", "one");
        send("/other", "one");

        Report report = receiver.report();
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.messages()).isEqualTo(2);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.answers()).containsExactly(entry("200", 3L), entry("500", 1L));
    }

    @Test
    void connections_are_counted_and_not_requests() throws Exception {
        for (int i = 0; i < 20; i++) {
            send("/", "message-" + i);
        }

        assertThat(receiver.report().connections()).isBetween(1L, 5L);
    }

    @Test
    void some_requests_fail() throws Exception {
        restart("--error-rate", "0.5");
        for (int i = 0; i < 50; i++) {
            send("/", "message-" + i);
        }

        assertThat(receiver.report().answers()).containsOnlyKeys("202", "500");
    }

    @Test
    void a_bad_signature_is_refused_and_counted() throws Exception {
        restart("--secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(send("/", "one").statusCode()).isEqualTo(401);
        assertThat(receiver.report().badSignatures()).isEqualTo(1);
        assertThat(receiver.report().accepted()).isZero();
    }

    @Test
    void what_came_is_kept_and_reported() throws Exception {
        send("/sms", "one");

        assertThat(receiver.received()).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo("one");
            assertThat(request.path()).isEqualTo("/sms");
            assertThat(request.headers()).containsEntry("webhook-id", "one");
            assertThat(request.body()).contains("created_at");
        });
        HttpRequest question = HttpRequest.newBuilder(receiver.url().resolve("/report")).build();
        assertThat(client.send(question, BodyHandlers.ofString()).body()).contains("\"accepted\" : 1");
    }

    private HttpResponse<String> send(String path, String id) throws Exception {
        return send(path, id, PATIENCE);
    }

    private HttpResponse<String> send(String path, String id, Duration timeout) throws Exception {
        return client.send(request(path, id, timeout), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String id, Duration timeout) {
        return HttpRequest.newBuilder(receiver.url().resolve(path))
                .timeout(timeout)
                .header("webhook-id", id)
                .POST(BodyPublishers.ofString("{\"metadata\":{\"a\":[1]},\"created_at\":\"%s\"}".formatted(Instant.now())))
                .build();
    }
}
