package com.nebengjek.api.docs;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithServers
class EventDocsIT {

    private static ApiUnderTest api;

    @BeforeAll
    static void start(TestServers servers) {
        api = new ApiUnderTest(servers);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/events,                text/html,        page.js",
        "/docs/events/page.js,        text/javascript,  nats",
        "/docs/events/page.css,       text/css,         --accent",
        "/docs/events/nats.json,      application/json, match.request.passenger.{passenger_id}",
        "/docs/events/websocket.json, application/json, beacon_update"
    })
    void anybody_can_read_how_events_look(String path, String type, String content) {
        byte[] body = api.client
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Type", type + ".*")
                .expectBody()
                .returnResult()
                .getResponseBody();

        Assertions.assertThat(new String(body, StandardCharsets.UTF_8)).contains(content).doesNotContain("https://");
    }
}
