package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.testkit.TestNats;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithServers
class ResumeIT {

    private static TestServers servers;
    private static TestNats nats;
    private static Bus bus;
    private static Edge one;
    private static Edge other;

    private final Person driver = People.driver();
    private final Person passenger = People.passenger();

    @BeforeAll
    static void start(TestServers started) throws Exception {
        servers = started;
        nats = servers.nats();
        bus = new Bus(nats.connect());
        one = Edge.start(servers);
        other = Edge.start(servers);
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        other.close();
        bus.close();
    }

    @Test
    void what_was_missed_comes_in_order_on_another_edge_and_then_what_is_new() {
        String seen = seenOn(one);
        List<String> missed = tell(3);

        try (Client client = other.resume(driver, seen)) {
            assertThat(ids(client, 3)).isEqualTo(missed);
            JsonNode resumed = client.next();
            assertThat(resumed.path("event").asString()).isEqualTo("resumed");
            assertThat(resumed.path("data").path("recovered").asBoolean()).isTrue();
            List<String> news = tell(2);
            assertThat(ids(client, 2)).isEqualTo(news);
        }
    }

    @Test
    void what_is_open_is_asked_for_when_what_was_missed_is_not_all_kept() throws Exception {
        var asked = bus.watch("user.state-asked.person." + driver.id());
        try (Client client = one.resume(driver, UUID.randomUUID().toString())) {
            client.next("resumed");

            bus.answer(driver, People.nothingOpen(driver), asked.next().id());

            assertThat(client.next().path("event").asString()).isEqualTo("state");
        }
    }

    @Test
    void what_is_open_is_not_asked_for_when_nothing_is_missing() throws Exception {
        String seen = seenOn(one);
        var asked = bus.watch("user.state-asked.person." + driver.id());
        try (Client client = one.resume(driver, seen)) {
            client.next("resumed");
            client.send("state", "{}");

            assertThat(client.next().path("event").asString()).isEqualTo("confirmed");
            assertThat(asked.next().id()).isNotEmpty();
            assertThat(bus.kept("USER", "user.state-asked.person." + driver.id())).isEqualTo(1);
        }
    }

    @Test
    void an_event_that_is_no_longer_kept_is_not_recovered_but_all_that_is_kept_comes() {
        List<String> kept = tell(2);

        try (Client client = one.resume(driver, UUID.randomUUID().toString())) {
            assertThat(ids(client, 2)).isEqualTo(kept);
            assertThat(client.next("resumed").path("data").path("recovered").asBoolean()).isFalse();
        }
    }

    @Test
    void nothing_missed_is_recovered_too() {
        String seen = seenOn(one);

        try (Client client = one.resume(driver, seen)) {
            JsonNode resumed = client.next();
            assertThat(resumed.path("event").asString()).isEqualTo("resumed");
            assertThat(resumed.path("data").path("recovered").asBoolean()).isTrue();
        }
    }

    @Test
    void events_that_come_during_the_replay_come_after_it_and_once() {
        String seen = seenOn(one);
        List<String> told = new ArrayList<>(tell(60));
        CompletableFuture<List<String>> meanwhile = CompletableFuture.supplyAsync(() -> tell(60));

        try (Client client = other.resume(driver, seen)) {
            told.addAll(meanwhile.join());
            List<String> got = new ArrayList<>();
            while (got.size() < told.size()) {
                JsonNode frame = client.next();
                if (frame.path("event").asString().equals("match_found")) {
                    got.add(frame.path("id").asString());
                }
            }
            assertThat(got).isEqualTo(told);
        }
    }

    @Test
    void a_socket_may_resume_by_its_first_frame_and_only_once() {
        String seen = seenOn(one);
        List<String> missed = tell(2);

        try (Client client = other.connect(driver)) {
            String id = client.send("resume", "{'last_event_id':'" + seen + "'}");
            assertThat(ids(client, 2)).isEqualTo(missed);
            assertThat(client.next("resumed").path("id").asString()).isEqualTo(id);
            client.send("resume", "{'last_event_id':'" + seen + "'}");
            assertThat(client.next("error").path("data").path("message").asString()).contains("resumed already");
        }
    }

    @Test
    void nobody_is_replayed_what_was_for_somebody_else() {
        String seen = seenOn(one);
        tell(2);

        try (Client client = one.resume(passenger, seen)) {
            JsonNode resumed = client.next();
            assertThat(resumed.path("event").asString()).isEqualTo("resumed");
            assertThat(resumed.path("data").path("recovered").asBoolean()).isFalse();
        }
    }

    /** Told an event on a socket that then closes; returns its id. */
    private String seenOn(Edge edge) {
        try (Client client = edge.connect(driver)) {
            client.send("beacon_update", "{'is_active':true}");
            client.next("beacon_update");
            String id = bus.tell(driver, People.proposal(driver, passenger));
            client.next("match_found");
            return id;
        }
    }

    private List<String> tell(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> bus.tell(driver, People.proposal(driver, passenger)))
                .toList();
    }

    private static List<String> ids(Client client, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> client.next().path("id").asString())
                .toList();
    }
}
