package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The edge for an implementation of WebSocket that it does not share a line with. */
@WithServers
class SecondClientIT {

    private static NodeClient node;
    private static Bus bus;
    private static Edge edge;

    private final Person driver = People.driver();

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        node = NodeClient.install();
        bus = new Bus(servers.nats().connect());
        edge = Edge.start(servers, "sockets.ping=200ms", "sockets.pong=20s");
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        bus.close();
    }

    @Test
    void it_is_confirmed_corrected_told_and_let_go() throws Exception {
        var beacons = bus.watch("user.beacon.driver." + driver.id());
        CompletableFuture<JsonNode> playing = CompletableFuture.supplyAsync(() -> node.play("conversation", edge, driver));
        beacons.next();
        bus.tell(driver, People.proposal(driver, People.passenger()));

        JsonNode seen = playing.join();
        assertThat(seen.path("protocol").asString()).isEqualTo("nebengjek.v1");
        assertThat(seen.findValuesAsString("event"))
                .containsExactlyInAnyOrder("beacon_update", "error", "match_found");
        assertThat(seen.path("closed").path("code").asInt()).isEqualTo(1000);
    }

    @Test
    void frames_may_come_in_fragments_with_a_ping_between_them() {
        JsonNode confirmed = node.play("fragments", edge, driver).path("confirmed");

        assertThat(confirmed.path("id").asString()).isEqualTo("parts");
        assertThat(confirmed.path("wasBinary").asBoolean()).isFalse();
    }

    @Test
    void frames_may_be_binary() {
        assertThat(node.play("binary", edge, driver).path("confirmed").path("id").asString()).isEqualTo("bytes");
    }

    @Test
    void a_frame_that_is_too_long_closes_with_1009() {
        assertThat(node.play("tooLong", edge, driver).path("closed").path("code").asInt()).isEqualTo(1009);
    }

    @Test
    void its_pongs_count() {
        assertThat(node.play("pings", edge, driver).path("confirmed").path("id").asString()).isEqualTo("still");
    }

    @Test
    void it_may_speak_cloud_events() {
        JsonNode seen = node.play("cloudEvents", edge, driver);

        assertThat(seen.path("protocol").asString()).isEqualTo("cloudevents.json");
        assertThat(seen.path("confirmed").path("subject").asString()).isEqualTo("one");
    }
}
