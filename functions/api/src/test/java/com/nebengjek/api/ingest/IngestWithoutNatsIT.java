package com.nebengjek.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.database.ApiKeys;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WithServers(dedicated = true)
class IngestWithoutNatsIT {

    @Test
    void while_nats_is_away_producers_are_asked_to_come_back_and_then_nothing_is_lost_or_doubled(TestServers servers)
            throws Exception {
        String key;
        try (Connection database = servers.database().connect()) {
            key = new ApiKeys(database).add("desk", List.of("*"), 10_000);
        }
        String event = """
                {"specversion":"1.0","id":"%s","source":"urn:desk","type":"com.nebengjek.match.cancel.v1",
                 "data":{"passenger_id":"%s"}}""".formatted(UUID.randomUUID(), UUID.randomUUID());
        try (ApiUnderTest api = new ApiUnderTest(servers, "--nebengjek.nats.publish-timeout=1s")) {
            servers.nats().server().kill();

            Post.Answer away = Post.structured(event).key(key).to(api).expect(503);
            assertThat(Long.parseLong(away.headers().getFirst("Retry-After"))).isPositive();

            servers.nats().server().start();
            Post.Answer back = await().atMost(Duration.ofMinutes(2))
                    .until(() -> Post.structured(event).key(key).to(api), answer -> answer.status() < 300);
            assertThat(Post.structured(event).key(key).to(api).expect(200).sequence()).isEqualTo(back.sequence());
        }
    }
}
