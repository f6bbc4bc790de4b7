package com.nebengjek.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.probe.ProbeServer;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** What a kubelet asks, and what Prometheus reads, of a program that answers HTTP anyway. */
@WithServers(dedicated = true)
class ProbesIT {

    @Test
    void a_kubelet_needs_no_token_and_is_told_when_nats_is_away(TestServers servers) throws Exception {
        try (ApiUnderTest api = new ApiUnderTest(servers, "--nebengjek.probe.metrics-port=0")) {
            assertThat(status(api, "/healthz")).isEqualTo(200);
            assertThat(status(api, "/readyz")).isEqualTo(200);
            assertThat(status(api, "/metrics")).isEqualTo(401);
            assertThat(metrics(api)).contains("jvm_memory_used_bytes");

            servers.nats().server().kill();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(status(api, "/readyz")).isEqualTo(503));
            assertThat(status(api, "/healthz")).isEqualTo(200);
        }
    }

    private static int status(ApiUnderTest api, String path) {
        EntityExchangeResult<byte[]> answer = api.client.get().uri(path).exchange().expectBody().returnResult();
        return answer.getStatus().value();
    }

    private static String metrics(ApiUnderTest api) throws Exception {
        URI address = URI.create("http://127.0.0.1:%d/metrics".formatted(api.bean(ProbeServer.class).port()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
        }
    }
}
