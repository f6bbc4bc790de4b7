package com.nebengjek.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.LivePosition;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.testkit.TestNats;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Instant;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithServers
class LimitsIT {

    private static TestServers servers;
    private static TestNats nats;
    private static Bus bus;
    private static Edge edge;

    private final Person driver = People.driver();
    private final Person passenger = People.passenger();

    @BeforeAll
    static void start(TestServers started) throws Exception {
        servers = started;
        nats = servers.nats();
        bus = new Bus(nats.connect());
        edge = Edge.start(
                servers,
                "frames.per-second=1",
                "frames.burst=3",
                "sockets.send-buffer=4KB",
                "sockets.ping=500ms",
                "sockets.pong=3s",
                "outbound.queue=16",
                "origins=https://*.nebengjek.example");
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        bus.close();
    }

    @Test
    void more_frames_than_the_burst_are_refused_and_the_socket_stays_open() {
        try (Client client = edge.connect(driver)) {
            IntStream.range(0, 4).forEach(i -> client.send("beacon_update", "{'is_active':true}"));

            List<String> answers = IntStream.range(0, 4)
                    .mapToObj(i -> client.next().path("data").path("code").asString("fine"))
                    .toList();
            assertThat(answers).containsExactly("fine", "fine", "fine", "rate_limited");
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void the_newest_socket_of_a_person_takes_over_and_the_older_gets_4409() {
        Client older = edge.connect(driver);
        older.send("beacon_update", "{'is_active':true}");
        older.next("beacon_update");
        try (Client newer = edge.connect(driver)) {
            assertThat(older.closeCode()).isEqualTo(4409);
            newer.send("beacon_update", "{'is_active':true}");
            assertThat(newer.next().path("event").asString()).isEqualTo("beacon_update");
        }
    }

    @Test
    void a_frame_that_is_too_long_closes_the_socket_with_1009() {
        Client client = edge.connect(driver);

        client.send("beacon_update", "{'is_active':true,'msisdn':'" + "0".repeat(20_000) + "'}");

        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void one_whole_frame_that_is_too_long_closes_the_socket_with_1009_as_well() throws Exception {
        try (RawClient client = RawClient.connect(edge, driver)) {
            client.sendText("{\"event\":\"" + "x".repeat(20_000) + "\"}");

            assertThat(client.readToTheEnd()).last().isEqualTo("1009");
        }
    }

    @Test
    void a_client_that_reads_nothing_at_all_is_cut_off() throws Exception {
        try (Edge impatient = Edge.start(servers, "sockets.write-timeout=500ms", "sockets.send-buffer=4KB");
                RawClient stuck = RawClient.connect(impatient, driver)) {
            IntStream.range(0, 600).forEach(i -> bus.tell(driver, People.proposal(driver, passenger)));

            await().until(() -> stuck.isCutOff());
        }
    }

    @Test
    void a_client_that_answers_pings_stays() throws Exception {
        try (Client client = edge.connect(driver)) {
            client.send("beacon_update", "{'is_active':true}");
            client.next("beacon_update");

            assertThat(client.staysOpenFor(5_000)).isTrue();
        }
    }

    @Test
    void a_client_that_answers_no_ping_is_closed_with_4408() throws Exception {
        try (RawClient silent = RawClient.connect(edge, driver)) {
            assertThat(silent.readToTheEnd()).last().isEqualTo("4408");
        }
    }

    @Test
    void a_reader_that_is_too_slow_for_its_events_is_closed_with_4408() throws Exception {
        try (RawClient slow = RawClient.connect(edge, driver)) {
            IntStream.range(0, 2_000).forEach(i -> bus.tell(driver, People.proposal(driver, passenger)));

            List<String> read = slow.readToTheEnd();
            assertThat(read.getLast()).isEqualTo("4408");
            assertThat(read.size()).isLessThan(2_000);
        }
    }

    @Test
    void positions_do_not_close_a_slow_reader_and_the_latest_comes() throws Exception {
        UUID ride = UUID.randomUUID();
        try (RawClient slow = RawClient.connect(edge, passenger)) {
            for (int i = 0; i < 2_000; i++) {
                var position = new LivePosition(ride, driver.id(), 1, i / 100.0, Instant.now());
                bus.pass(new Addressed<>(position, ClientSubjects.live(passenger.id(), ride)), null);
            }

            List<String> read = slow.readToTheEnd();
            assertThat(read).hasSizeLessThan(2_000);
            assertThat(read).anyMatch(text -> text.contains("19.99"));
        }
    }

    @Test
    void browsers_come_only_from_pages_that_are_allowed() throws Exception {
        try (RawClient stranger = RawClient.connectFrom("https://evil.example", edge, driver);
                RawClient friend = RawClient.connectFrom("https://app.nebengjek.example", edge, driver)) {
            assertThat(stranger.status()).contains("403");
            assertThat(friend.status()).contains("101");
        }
    }

    @Test
    void one_socket_too_many_of_an_address_gets_429_until_another_leaves() throws Exception {
        try (Edge narrow = Edge.start(servers, "admission.per-address=2");
                Client first = narrow.connect(driver);
                Client second = narrow.connect(passenger)) {
            try (RawClient third = RawClient.connect(narrow, People.driver())) {
                assertThat(third.status()).contains("429");
                assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 5);
            }
            second.close();

            await().until(() -> isLetIn(narrow));
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void one_socket_too_many_gets_503_and_those_that_are_there_do_not_notice() throws Exception {
        try (Edge small = Edge.start(servers, "admission.sockets=1");
                Client first = small.connect(driver);
                RawClient second = RawClient.connect(small, passenger)) {
            assertThat(second.status()).contains("503");
            assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 5);

            first.send("beacon_update", "{'is_active':true}");
            assertThat(first.next().path("event").asString()).isEqualTo("beacon_update");
        }
    }

    private static boolean isLetIn(Edge edge) throws Exception {
        try (RawClient client = RawClient.connect(edge, People.driver())) {
            return client.status().contains("101");
        }
    }

    @Test
    void a_connection_that_asks_for_nothing_in_time_is_closed_however_slowly_it_begins() throws Exception {
        try (Edge strict = Edge.start(servers, "admission.unauthenticated=300ms");
                Socket silent = new Socket("127.0.0.1", strict.port());
                Socket slow = new Socket("127.0.0.1", strict.port())) {
            silent.setSoTimeout(20_000);
            slow.getOutputStream().write("GET /ws HTTP/1.1\r\nHost: ".getBytes(UTF_8));

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            await().pollInterval(Duration.ofMillis(50)).until(() -> isClosedThoughFed(slow));
        }
    }

    private static boolean isClosedThoughFed(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void a_socket_outlives_the_time_that_its_handshake_has() throws Exception {
        try (Edge strict = Edge.start(servers, "admission.unauthenticated=300ms");
                Client client = strict.connect(driver)) {
            assertThat(client.staysOpenFor(1_000)).isTrue();
        }
    }
}
