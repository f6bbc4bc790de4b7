package com.nebengjek.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** One request to {@code /events} as a producer of whatever make sends it, and its answer. */
final class Post {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String path;
    private final byte[] body;

    private Post(String path, byte[] body) {
        this.path = path;
        this.body = body;
    }

    static Post of(byte[] body) {
        return new Post("/events", body);
    }

    static Post structured(String event) {
        return of(event.getBytes(StandardCharsets.UTF_8)).with(HttpHeaders.CONTENT_TYPE, "application/cloudevents+json");
    }

    static Post batch(String... events) {
        return of(List.of(events).toString().getBytes(StandardCharsets.UTF_8))
                .with(HttpHeaders.CONTENT_TYPE, "application/cloudevents-batch+json");
    }

    static Post earlier(String subject, String payload) {
        return new Post("/events/" + subject, payload.getBytes(StandardCharsets.UTF_8))
                .with(HttpHeaders.CONTENT_TYPE, "application/json");
    }

    Post with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Post key(String key) {
        return with("X-API-Key", key);
    }

    Post token(String token) {
        return with(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    Answer to(ApiUnderTest api) {
        EntityExchangeResult<Map> result = api.client
                .post()
                .uri(path)
                .headers(all -> headers.forEach(all::set))
                .bodyValue(body)
                .exchange()
                .expectBody(Map.class)
                .returnResult();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), result.getResponseBody());
    }

    record Answer(int status, HttpHeaders headers, Map<?, ?> body) {

        Answer expect(int wanted) {
            assertThat(status).as("%s", body).isEqualTo(wanted);
            return this;
        }

        long sequence() {
            return ((Number) Objects.requireNonNull(body.get("sequence"))).longValue();
        }

        /** The fields at fault, each with what is wrong. */
        List<String> faults() {
            assertThat(headers.getContentType()).hasToString("application/problem+json");
            return ((List<?>) body.get("errors"))
                    .stream()
                            .map(each -> (Map<?, ?>) each)
                            .map(fault -> fault.get("field") + " " + fault.get("message"))
                            .toList();
        }
    }
}
