package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationStored;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.testkit.TestNats;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithServers
class ConversationIT {
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
        edge = Edge.start(servers);
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        bus.close();
    }

    @Test
    void a_frame_is_published_as_its_event_and_confirmed_with_its_id() throws Exception {
        var beacons = bus.watch("user.beacon.driver." + driver.id());
        try (Client client = edge.connect(driver)) {
            String id = client.send("beacon_update", "{'is_active':true,'latitude':-6.2,'longitude':106.8}");

            JsonNode answer = client.next();
            assertThat(answer.path("event").asString()).isEqualTo("beacon_update");
            assertThat(answer.path("id").asString()).isEqualTo(id);
            assertThat(client.protocol()).isEqualTo("nebengjek.v1");
            assertThat(beacons.next(DriverBeacon.class).userId()).isEqualTo(driver.id());
        }
    }

    @Test
    void a_request_is_answered_with_the_id_under_which_it_is_published() throws Exception {
        var requests = bus.watch("match.request.passenger." + passenger.id());
        try (Client client = edge.connect(passenger)) {
            client.send("finder_update", FINDER);

            String id = client.next("finder_update").path("data").path("request_id").asString();
            assertThat(requests.next(MatchRequest.class).requestId()).hasToString(id);
        }
    }

    @Test
    void a_frame_sent_again_after_a_reconnect_is_one_event() throws Exception {
        for (int times = 0; times < 2; times++) {
            try (Client client = edge.connect(passenger)) {
                client.send("finder_update", "same", FINDER);
                client.next("finder_update");
            }
        }

        assertThat(bus.kept("MATCH", "match.request.passenger." + passenger.id())).isEqualTo(1);
    }

    @Test
    void an_error_names_field_and_rule_and_the_socket_stays_open() {
        try (Client client = edge.connect(driver)) {
            String id = client.send("beacon_update", "{'is_active':true,'latitude':91,'longitude':1}");

            JsonNode error = client.next();
            assertThat(error.path("event").asString()).isEqualTo("error");
            assertThat(error.path("id").asString()).isEqualTo(id);
            assertThat(error.path("data").path("code").asString()).isEqualTo("invalid_beacon");
            assertThat(error.path("data").path("field").asString()).isEqualTo("latitude");
            assertThat(error.path("data").path("message").asString())
                    .isEqualTo("latitude: must be at most 90 (was 91)");
            client.sendText("no frame at all");
            assertThat(client.next().path("data").path("code").asString()).isEqualTo("invalid_format");
            client.send("beacon_update", "{'is_active':false}");
            assertThat(client.next().path("event").asString()).isEqualTo("beacon_update");
        }
    }

    @Test
    void nobody_acts_for_the_other_role() {
        try (Client client = edge.connect(passenger)) {
            client.send("match_confirm", "{'match_id':'%s','status':'ACCEPTED'}".formatted(UUID.randomUUID()));

            assertThat(client.next().path("data").path("code").asString()).isEqualTo("access_denied");
        }
    }

    @Test
    void without_a_good_token_the_socket_is_accepted_and_closed_with_4401() {
        String expired = Tokens.of(driver, claims -> claims.expirationTime(new Date(0)));

        for (String token : new String[] {null, "garbage", expired, Tokens.ofAnotherKey(driver)}) {
            Client client = Client.connect(edge.uri(""), token);
            assertThat(client.next().path("data").path("code").asString()).isEqualTo("unauthorized");
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void a_stored_location_is_told_with_the_id_of_its_frame() throws Exception {
        var updates = bus.watch("location.update.driver." + driver.id());
        try (Client client = edge.connect(driver)) {
            String id = client.send("location_update", "{'location':{'latitude':-6.2,'longitude':106.8}}");
            client.next("confirmed");

            bus.pass(new DriverLocationStored(driver.id(), "cell", Instant.now()), updates.next().id());

            assertThat(client.next("location_stored").path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void a_refusal_by_a_rule_is_an_error_with_the_id_of_the_refused_frame() throws Exception {
        var answers = bus.watch("match.accepted.driver." + driver.id());
        try (Client client = edge.connect(driver)) {
            String id = client.send("match_confirm", CONFIRM.formatted(UUID.randomUUID()));
            client.next("confirmed");

            bus.tell(driver, new MatchRefused(driver.id(), answers.next().id(), "offer_taken", "too late"));

            JsonNode error = client.next("error");
            assertThat(error.path("id").asString()).isEqualTo(id);
            assertThat(error.path("data").path("code").asString()).isEqualTo("offer_taken");
            assertThat(error.path("data").path("message").asString()).isEqualTo("too late");
        }
    }

    @Test
    void who_asks_what_is_open_is_answered_with_the_id_of_the_frame() throws Exception {
        var asked = bus.watch("user.state-asked.person." + driver.id());
        try (Client client = edge.connect(driver)) {
            String id = client.send("state", "{}");
            client.next("confirmed");

            bus.answer(driver, People.nothingOpen(driver), asked.next().id());

            JsonNode state = client.next("state");
            assertThat(state.path("id").asString()).isEqualTo(id);
            assertThat(state.path("data").path("offers").isEmpty()).isTrue();
        }
    }

    @Test
    void a_command_goes_on_with_the_trace_in_which_its_id_was_learned() throws Exception {
        var answers = bus.watch("match.accepted.driver." + driver.id());
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        try (Client client = edge.connect(driver)) {
            var proposal = People.proposal(driver, passenger);
            client.send("beacon_update", "{'is_active':true}");
            client.next("beacon_update");
            bus.tell(driver, proposal, "the request", trace);
            client.next("match_found");

            client.send("match_confirm", CONFIRM.formatted(proposal.matchId()));

            var accepted = answers.next();
            assertThat(accepted.traceParent()).isEqualTo(trace);
            assertThat(accepted.correlationId()).isEqualTo("the request");
        }
    }

    private static final String CONFIRM = "{'match_id':'%s','status':'ACCEPTED'}";
    private static final String FINDER = """
            {'is_active':true,'location':{'latitude':-6.2,'longitude':106.8},
             'target_location':{'latitude':-6.3,'longitude':106.9}}""";
}
