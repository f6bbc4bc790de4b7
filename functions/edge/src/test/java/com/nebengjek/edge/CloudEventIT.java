package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The same edge for clients that speak CloudEvents. */
@WithServers
class CloudEventIT {

    private static Bus bus;
    private static Edge edge;

    private final Person driver = People.driver();
    private final Person passenger = People.passenger();

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        bus = new Bus(servers.nats().connect());
        edge = Edge.start(servers);
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        bus.close();
    }

    @Test
    void an_event_is_published_under_an_id_of_the_edge_and_confirmed_by_an_event_about_it() throws Exception {
        var beacons = bus.watch("user.beacon.driver." + driver.id());
        try (Client client = connect(driver)) {
            client.sendText(event("mine", "user.beacon", beacon(driver)));

            JsonNode confirmed = client.next();
            assertThat(client.protocol()).isEqualTo("cloudevents.json");
            assertThat(confirmed.path("specversion").asString()).isEqualTo("1.0");
            assertThat(confirmed.path("type").asString()).isEqualTo("com.nebengjek.edge.confirmed.v1");
            assertThat(confirmed.path("subject").asString()).isEqualTo("mine");
            assertThat(beacons.next().id())
                    .isEqualTo(confirmed.path("data").path("event_id").asString())
                    .isNotEqualTo("mine");
        }
    }

    @Test
    void what_happens_comes_as_the_event_itself() {
        try (Client client = connect(driver)) {
            client.sendText(event("x", "user.beacon", beacon(driver)));
            client.next();
            var proposal = People.proposal(driver, passenger);
            String id = bus.tell(driver, proposal);

            JsonNode told = client.next();
            assertThat(told.path("id").asString()).isEqualTo(id);
            assertThat(told.path("type").asString()).isEqualTo("com.nebengjek.match.proposal.v1");
            assertThat(told.path("source").asString()).isEqualTo("/test");
            assertThat(told.path("data").path("match_id").asString()).isEqualTo(proposal.matchId().toString());
        }
    }

    @Test
    void an_event_sent_again_is_one_event() throws Exception {
        try (Client client = connect(driver)) {
            client.sendText(event("same", "user.beacon", beacon(driver)));
            client.sendText(event("same", "user.beacon", beacon(driver)));
            client.next();
            client.next();

            assertThat(bus.kept("USER", "user.beacon.driver." + driver.id())).isEqualTo(1);
        }
    }

    @Test
    void a_type_that_two_roles_share_is_the_one_of_the_senders_role() throws Exception {
        var updates = bus.watch("location.update.passenger." + passenger.id());
        try (Client client = connect(passenger)) {
            client.sendText(event("at", "location.update", """
                    {'user_id':'%s','latitude':1,'longitude':2,'timestamp':'2026-05-01T10:00:00Z'}""".formatted(passenger.id())));

            assertThat(updates.next().type()).isEqualTo("com.nebengjek.location.update.v1");
        }
    }

    @Test
    void what_was_missed_is_replayed_as_events() {
        String seen = bus.tell(driver, People.proposal(driver, passenger));
        String missed = bus.tell(driver, People.proposal(driver, passenger));
        try (Client client = Client.connect(edge.uri("?last_event_id=" + seen), Tokens.of(driver), "cloudevents.json")) {
            assertThat(client.next().path("id").asString()).isEqualTo(missed);
            assertThat(client.next().path("type").asString()).isEqualTo("com.nebengjek.edge.resumed.v1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                                                                    |               | invalid_format
            {'specversion':'1.0','id':'1','type':'com.nebengjek.user.beacon.v1'}     | source        | invalid_format
            {'specversion':'1.0','id':'1','source':'/s','type':'com.nebengjek.user.beacon.v1','data':{'user_id':'ME','timestamp':'2026-05-01T10:00:00Z'}} | data.is_active | invalid_beacon
            {'specversion':'1.0','id':'1','source':'/s','type':'com.nebengjek.user.beacon.v1','data':7}             | data          | invalid_beacon
            {'specversion':'1.0','id':'1','source':'/s','type':'com.nebengjek.ride.paid.v1','data':{}}              | type          | unknown_event
            {'specversion':'1.0','id':'1','source':'/s','type':'com.nebengjek.ride.settled.v1','data':{}}           | type          | unknown_event
            {'specversion':'1.0','id':'1','source':'/s','type':'com.nebengjek.match.cancel.v1','data':{'passenger_id':'ME'}}      | type          | access_denied
            {'specversion':'1.0','id':'1','source':'/s','type':'com.nebengjek.user.beacon.v1','data':{'user_id':'7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01','is_active':true,'timestamp':'2026-05-01T10:00:00Z'}} | data.user_id | access_denied
            """)
    void what_may_not_be_sent_is_an_error_event_that_names_the_field(String text, String field, String code) {
        try (Client client = connect(driver)) {
            client.sendText(text.replace('\'', '"').replace("ME", driver.id().toString()));

            JsonNode error = client.next();
            assertThat(error.path("type").asString()).isEqualTo("com.nebengjek.edge.error.v1");
            assertThat(error.path("data").path("code").asString()).isEqualTo(code);
            assertThat(error.path("data").path("field").asString("")).isEqualTo(field == null ? "" : field);
            assertThat(client.isOpen()).isTrue();
        }
    }

    private static Client connect(Person person) {
        return Client.connect(edge.uri(""), Tokens.of(person), "cloudevents.json");
    }

    private static String beacon(Person person) {
        return "{'user_id':'%s','is_active':true,'timestamp':'2026-05-01T10:00:00Z'}".formatted(person.id());
    }

    private static String event(String id, String type, String data) {
        return """
                {'specversion':'1.0','id':'%s','source':'/phone','type':'com.nebengjek.%s.v1','data':%s}"""
                .formatted(id, type, data)
                .replace('\'', '"');
    }
}
