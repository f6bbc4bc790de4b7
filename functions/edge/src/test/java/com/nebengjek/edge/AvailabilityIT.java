package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.testkit.TestNats;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithServers
class AvailabilityIT {

    private static TestServers servers;
    private static TestNats nats;

    private final Person driver = People.driver();

    @BeforeAll
    static void start(TestServers started) throws Exception {
        servers = started;
        nats = servers.nats();
    }

    @Test
    void while_nats_is_away_frames_are_answered_and_sockets_stay_open() throws Exception {
        try (Relay relay = new Relay(nats.url());
                Edge edge = Edge.startAt(relay.url(), servers, "frames.publish-timeout=500ms");
                Client client = edge.connect(driver)) {
            assertThat(status(edge, "/readyz")).isEqualTo(200);

            relay.cut();
            await().until(() -> status(edge, "/readyz") == 503);
            String id = client.send("beacon_update", "{'is_active':true}");
            var error = client.next("error");
            assertThat(error.path("id").asString()).isEqualTo(id);
            assertThat(error.path("data").path("code").asString()).isEqualTo("system_unavailable");
            assertThat(status(edge, "/healthz")).isEqualTo(200);

            relay.mend();
            await().until(() -> status(edge, "/readyz") == 200);
            client.send("beacon_update", id, "{'is_active':true}");
            assertThat(client.next("beacon_update").path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void people_are_told_again_after_nats_was_away() throws Exception {
        try (Relay relay = new Relay(nats.url());
                Bus bus = new Bus(nats.connect());
                Edge edge = Edge.startAt(relay.url(), servers);
                Client client = edge.connect(driver)) {
            relay.cut();
            await().until(() -> status(edge, "/readyz") == 503);
            relay.mend();
            await().until(() -> status(edge, "/readyz") == 200);
            client.send("beacon_update", "{'is_active':true}");
            client.next("beacon_update");

            bus.tell(driver, People.proposal(driver, People.passenger()));

            assertThat(client.next().path("event").asString()).isEqualTo("match_found");
        }
    }

    @Test
    void a_socket_with_a_lease_is_closed_before_something_in_front_cuts_it() throws Exception {
        try (Edge edge = Edge.startAt(nats.url(), servers, "sockets.lease=1s");
                Client client = edge.connect(driver)) {
            assertThat(client.closeCode()).isEqualTo(1012);
        }
    }

    @Test
    void an_edge_that_stops_closes_its_sockets_with_1012() {
        Edge edge = Edge.start(servers, "shutdown.jitter=300ms");
        List<Client> clients = Stream.generate(() -> edge.connect(People.driver())).limit(20).toList();

        edge.close();

        assertThat(clients).allSatisfy(client -> assertThat(client.closeCode()).isEqualTo(1012));
    }

    @Test
    void a_frame_that_is_under_way_when_the_edge_stops_is_published_and_confirmed() throws Exception {
        try (Relay relay = new Relay(nats.url());
                Bus bus = new Bus(nats.connect())) {
            var beacons = bus.watch("user.beacon.driver." + driver.id());
            Edge edge = Edge.startAt(relay.url(), servers);
            Client client = edge.connect(driver);
            client.send("beacon_update", "{'is_active':true}");
            client.next("beacon_update");
            beacons.next();

            relay.hold();
            client.send("beacon_update", "{'is_active':false}");
            await().until(relay::holds);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(edge::close);
            await().until(() -> status(edge, "/readyz") == 503);
            relay.release();

            assertThat(client.next().path("event").asString()).isEqualTo("beacon_update");
            assertThat(client.closeCode()).isEqualTo(1012);
            beacons.next();
            stopped.join();
        }
    }

    private static int status(Edge edge, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(edge.http(path))).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
