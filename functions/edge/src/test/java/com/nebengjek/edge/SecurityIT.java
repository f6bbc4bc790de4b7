package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Nobody acts for, sees, or is sent anything of somebody else. What a person may do in a ride is for the functions. */
@WithServers
@ExtendWith(OutputCaptureExtension.class)
class SecurityIT {

    private static final UUID RIDE = UUID.randomUUID();

    private static Bus bus;
    private static Edge edge;

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        bus = new Bus(servers.nats().connect());
        edge = Edge.start(servers, "origins=https://app.nebengjek.example");
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        bus.close();
    }

    /** A frame that somebody else could have sent, who sends it now, and the field that must be that person's own. */
    record Attempt(String frame, String data, Person sender, String field) {}

    static List<Attempt> attempts() {
        String ride = "{'ride_id':'" + RIDE + "'}";
        String offer = "{'match_id':'" + RIDE + "','status':'ACCEPTED'}";
        String place = "{'location':{'latitude':1,'longitude':2}}";
        List<Attempt> attempts = new ArrayList<>();
        for (Person sender : List.of(People.passenger(), People.driver())) {
            attempts.add(new Attempt("ride_started", ride, sender, "user_id"));
            attempts.add(new Attempt("ride_arrived", ride, sender, "user_id"));
            attempts.add(new Attempt("ride_cancel", ride, sender, "user_id"));
            attempts.add(new Attempt("location_update", place, sender, "user_id"));
            attempts.add(new Attempt("state", "{}", sender, "user_id"));
        }
        attempts.add(new Attempt("match_confirm", offer, People.driver(), "driver_id"));
        attempts.add(new Attempt("beacon_update", "{'is_active':true}", People.driver(), "user_id"));
        attempts.add(new Attempt("payment_processed", ride, People.passenger(), "user_id"));
        attempts.add(new Attempt("finder_update", "{'is_active':false,'request_id':'" + RIDE + "'}", People.passenger(), "passenger_id"));
        return attempts;
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void whatever_a_stranger_to_the_ride_sends_is_published_in_the_strangers_own_name(Attempt attempt) throws Exception {
        var published = bus.watch(">");
        try (Client client = edge.connect(attempt.sender())) {
            client.send(attempt.frame(), attempt.data());

            assertThat(ofEdge(published).path(attempt.field()).asString())
                    .isEqualTo(attempt.sender().id().toString());
        }
    }

    private static JsonNode ofEdge(Bus.Seen seen) throws InterruptedException {
        while (true) {
            var message = seen.subscription().nextMessage(Duration.ofSeconds(10));
            if (message == null) {
                throw new AssertionError("the edge published nothing");
            }
            if (message.hasHeaders() && message.getHeaders().containsKey("ce-type")) {
                return EventJson.mapper().readTree(message.getData());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void nobody_names_whom_a_frame_is_from(Attempt attempt) {
        String forged = "{'" + attempt.field() + "':'" + UUID.randomUUID() + "'"
                + (attempt.data().equals("{}") ? "" : ",") + attempt.data().substring(1);
        try (Client client = edge.connect(attempt.sender())) {
            client.send(attempt.frame(), forged);

            assertThat(client.next().path("data").path("field").asString()).isEqualTo(attempt.field());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"beacon_update", "match_confirm"})
    void passengers_do_nothing_that_is_for_drivers(String frame) {
        assertThat(codeOf(frame, People.passenger())).isEqualTo("access_denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finder_update", "payment_processed"})
    void drivers_do_nothing_that_is_for_passengers(String frame) {
        assertThat(codeOf(frame, People.driver())).isEqualTo("access_denied");
    }

    private static String codeOf(String frame, Person sender) {
        try (Client client = edge.connect(sender)) {
            client.send(frame, "{}");
            return client.next().path("data").path("code").asString();
        }
    }

    @Test
    void nobody_is_told_what_is_for_somebody_else() {
        Person driver = People.driver();
        Person other = People.driver();
        try (Client mine = edge.connect(driver);
                Client others = edge.connect(other)) {
            mine.send("state", "{}");
            mine.next("confirmed");
            others.send("state", "{}");
            others.next("confirmed");

            bus.tell(driver, People.proposal(driver, People.passenger()));
            mine.next("match_found");
            String last = bus.tell(other, People.proposal(other, People.passenger()));

            assertThat(others.next().path("id").asString()).isEqualTo(last);
        }
    }

    @Test
    void tokens_that_are_expired_unsigned_of_another_key_algorithm_or_audience_open_nothing() {
        Person driver = People.driver();
        Map<String, String> tokens = Map.of(
                "expired", Tokens.of(driver, claims -> claims.expirationTime(new Date(0))),
                "another key", Tokens.ofAnotherKey(driver),
                "alg: none", Tokens.unsigned(driver),
                "another algorithm", Tokens.ofAnotherAlgorithm(driver),
                "another audience", Tokens.of(driver, claims -> claims.audience("somebody")));

        assertThat(tokens).allSatisfy((what, token) -> {
            Client client = Client.connect(edge.uri(""), token);
            assertThat(client.next().path("data").path("code").asString()).isEqualTo("unauthorized");
            assertThat(client.closeCode()).isEqualTo(4401);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://app.nebengjek.example.evil.example", "null", "http://app.nebengjek.example"})
    void a_page_of_another_site_opens_nothing_even_with_a_good_token(String origin) throws Exception {
        try (RawClient page = RawClient.connectFrom(origin, edge, People.driver())) {
            assertThat(page.status()).contains("403");
        }
    }

    @Test
    void deeply_nested_json_is_refused_and_the_socket_stays_open() {
        try (Client client = edge.connect(People.driver())) {
            client.sendText("{\"event\":\"state\",\"data\":" + "[".repeat(7_000) + "]".repeat(7_000) + "}");
            assertThat(client.next().path("data").path("code").asString()).isEqualTo("invalid_format");

            client.sendText("{\"event\":\"state\",\"data\":" + "{\"a\":".repeat(2_500) + "1" + "}".repeat(2_500) + "}");
            assertThat(client.next().path("data").path("code").asString()).isEqualTo("invalid_format");

            client.send("state", "{}");
            assertThat(client.next().path("event").asString()).isEqualTo("confirmed");
        }
    }

    @Test
    void numbers_and_names_that_cost_much_are_refused() {
        try (Client client = edge.connect(People.driver())) {
            client.send("beacon_update", "{'is_active':true,'latitude':1e999999999,'longitude':1}");
            assertThat(client.next().path("event").asString()).isEqualTo("error");

            client.send("beacon_update", "{'is_active':true,'latitude':" + "1".repeat(2_000) + ",'longitude':1}");
            assertThat(client.next().path("event").asString()).isEqualTo("error");

            client.sendText("{\"event\":\"state\",\"event\":\"state\",\"data\":{}}");
            assertThat(client.next().path("data").path("code").asString()).isEqualTo("invalid_format");
        }
    }

    @Test
    void line_breaks_in_what_a_client_sends_begin_no_header_and_no_line_of_the_log(CapturedOutput output) throws Exception {
        Person driver = People.driver();
        var published = bus.watch("ride.cancel.trip." + RIDE);
        try (Client client = edge.connect(driver)) {
            client.sendText("{\"event\":\"x\\r\\nFORGED\",\"id\":\"1\\r\\nFORGED\",\"data\":{}}");
            client.next("error");
            client.sendText("""
                    {"event":"ride_cancel","id":"2\\r\\nce-type: FORGED","data":{"ride_id":"%s","reason":"a\\r\\nce-source: FORGED"}}"""
                    .formatted(RIDE));
            client.next("confirmed");

            var event = published.next();
            assertThat(event.attributes().values()).noneMatch(value -> value.contains("FORGED"));
            assertThat(new String(event.data(), StandardCharsets.UTF_8)).contains("FORGED");
            assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("FORGED"));
        }
    }
}
