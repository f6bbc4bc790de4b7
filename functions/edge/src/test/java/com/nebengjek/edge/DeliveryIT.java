package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.LivePosition;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.testkit.TestNats;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithServers
class DeliveryIT {

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
    void driver_and_passenger_are_told_wherever_their_sockets_are() {
        eachIsToldTheirs(one, other);
        eachIsToldTheirs(other, one);
    }

    private void eachIsToldTheirs(Edge driversEdge, Edge passengersEdge) {
        try (Client drivers = ready(driversEdge, driver);
                Client passengers = ready(passengersEdge, passenger)) {
            String offer = bus.tell(driver, People.proposal(driver, passenger));
            String ride = bus.tell(passenger, People.created(driver, passenger));

            JsonNode found = drivers.next();
            assertThat(found.path("event").asString()).isEqualTo("match_found");
            assertThat(found.path("id").asString()).isEqualTo(offer);
            JsonNode pickup = passengers.next();
            assertThat(pickup.path("event").asString()).isEqualTo("ride_pickup");
            assertThat(pickup.path("id").asString()).isEqualTo(ride);
            assertThat(drivers.isSilent()).isTrue();
        }
    }

    @Test
    void all_sockets_of_a_person_are_told() {
        try (Client here = ready(one, driver);
                Client there = ready(other, driver)) {
            String id = bus.tell(driver, People.proposal(driver, passenger));

            assertThat(here.next().path("id").asString()).isEqualTo(id);
            assertThat(there.next().path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void events_have_the_names_that_clients_know() {
        var payment = new Payment(UUID.randomUUID(), UUID.randomUUID(), 12_000, 600, 11_400, PaymentStatus.PAID);
        var ride = People.ride(driver, passenger, RideStatus.STARTED);
        Map<Record, String> names = new LinkedHashMap<>();
        names.put(People.proposal(driver, passenger), "match_found");
        names.put(new MatchConfirmed(ride.matchId(), ride.matchId(), driver.id(), passenger.id(), People.PICKUP,
                People.DESTINATION), "match_accepted");
        names.put(new MatchWithdrawn(ride.matchId(), driver.id(), WithdrawnReason.TAKEN), "match_withdrawn");
        names.put(new MatchUnmatched(ride.matchId(), passenger.id(), UnmatchedReason.NOBODY_NEAR), "match_unmatched");
        names.put(new RideRefused(passenger.id(), "unknown", "not_in_ride", "no"), "error");
        names.put(People.created(driver, passenger), "ride_pickup");
        names.put(new RideStarted(ride, driver.id(), Instant.now()), "ride_started");
        names.put(new RideArrived(ride, driver.id(), Instant.now(), null), "ride_arrived");
        names.put(new RideCancelled(ride, driver.id(), Instant.now()), "ride_cancelled");
        names.put(payment(PaymentStatus.PENDING), "payment_request");
        names.put(payment(PaymentStatus.FAILED), "payment_processed");
        names.put(new RideCompleted(ride, payment), "ride_completed");
        try (Client client = ready(one, passenger)) {
            names.forEach((event, name) -> {
                bus.tell(passenger, event);
                assertThat(client.next().path("event").asString()).isEqualTo(name);
            });
        }
    }

    @Test
    void the_driver_hears_of_an_open_payment_without_being_asked_to_pay() {
        try (Client client = ready(one, driver)) {
            bus.tell(driver, payment(PaymentStatus.PENDING));

            assertThat(client.next().path("event").asString()).isEqualTo("payment_pending");
        }
    }

    @Test
    void earlier_clients_find_their_fields() {
        try (Client client = ready(one, passenger)) {
            bus.tell(passenger, payment(PaymentStatus.PENDING));
            JsonNode request = client.next("payment_request").path("data");
            assertThat(request.path("total_cost").asLong()).isEqualTo(12_000);
            assertThat(request.path("qr_code_url").asString()).isEqualTo("qr");
            RideCreated created = People.created(driver, passenger);
            bus.tell(passenger, created);
            JsonNode pickup = client.next("ride_pickup").path("data");
            assertThat(pickup.path("created_at").asString()).isEqualTo(created.at().toString());
            bus.tell(passenger, new RideStarted(People.ride(driver, passenger, RideStatus.STARTED), driver.id(), Instant.now()));
            assertThat(client.next("ride_started").path("data").path("driver_id").asString())
                    .isEqualTo(driver.id().toString());
        }
    }

    @Test
    void the_passenger_sees_the_driver_move() {
        UUID ride = UUID.randomUUID();
        try (Client client = ready(one, passenger)) {
            var position = new LivePosition(ride, driver.id(), -6.21, 106.81, Instant.now());
            bus.pass(new Addressed<>(position, ClientSubjects.live(passenger.id(), ride)), null);

            JsonNode moved = client.next();
            assertThat(moved.path("event").asString()).isEqualTo("driver_location");
            assertThat(moved.path("data").path("latitude").asDouble()).isEqualTo(-6.21);
        }
    }

    @Test
    void an_event_that_is_replayed_for_a_consumer_is_not_told_again() {
        try (Client client = ready(one, driver)) {
            bus.replay(driver, People.proposal(driver, passenger), "client-notify-match");
            String id = bus.tell(driver, People.proposal(driver, passenger));

            assertThat(client.next().path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void an_event_that_cannot_be_read_does_not_stop_the_next_one() {
        try (Client client = ready(one, driver)) {
            bus.tell(driver, new MatchCancel(null, passenger.id()));
            String id = bus.tell(driver, People.proposal(driver, passenger));

            assertThat(client.next().path("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void an_edge_listens_for_people_only_while_it_holds_a_socket_of_theirs() throws Exception {
        Client client = ready(one, driver);
        assertThat(isListenedFor(driver)).isTrue();

        client.close();

        await().until(() -> !isListenedFor(driver));
    }

    private static boolean isListenedFor(Person person) throws Exception {
        URI connections = URI.create(nats.monitoringUrl() + "/connz?subs=1&limit=10000");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(connections).build(), BodyHandlers.ofString())
                .body()
                .contains("client." + person.id());
    }

    /** Connected, and its edge listening. */
    private static Client ready(Edge edge, Person person) {
        Client client = edge.connect(person);
        client.send("location_update", "{'location':{'latitude':1,'longitude':1}}");
        client.next("confirmed");
        return client;
    }

    private RidePayment payment(PaymentStatus status) {
        return new RidePayment(
                UUID.randomUUID(), UUID.randomUUID(), driver.id(), passenger.id(), 12_000, 600, 11_400, status, "qr");
    }
}
