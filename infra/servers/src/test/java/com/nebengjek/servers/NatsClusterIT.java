package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsClusterIT {

    @Test
    void a_killed_member_is_missed_and_comes_back_under_its_name(@TempDir Path data) throws Exception {
        ServerOptions options = ServerOptions.throwaway(data, 0, line -> {});
        try (NatsCluster cluster = NatsCluster.start(3, options);
                HttpClient http = HttpClient.newHttpClient()) {
            NatsCluster.Member first = cluster.members().getFirst();
            awaitRoutes(http, first, "nats-2", "nats-3");

            cluster.member("nats-3").server().kill();
            await().atMost(Duration.ofMinutes(2)).until(() -> !routes(http, first).contains("nats-3"));
            cluster.member("nats-3").server().start();

            awaitRoutes(http, first, "nats-2", "nats-3");
            assertThat(cluster.url().split(",")).hasSize(3);
        }
    }

    private static void awaitRoutes(HttpClient http, NatsCluster.Member member, String... names) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(routes(http, member)).contains(names));
    }

    private static String routes(HttpClient http, NatsCluster.Member member) throws Exception {
        URI routes = URI.create(member.address().monitoringUrl() + "/routez");
        return http.send(HttpRequest.newBuilder(routes).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
