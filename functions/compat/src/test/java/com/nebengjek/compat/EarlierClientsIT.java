package com.nebengjek.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideStart;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Payloads as they are in the field, in; events of the catalogue, or dead letters that name the field, out. */
@WithServers
class EarlierClientsIT {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final String HERE = "{\"latitude\":-6.2,\"longitude\":106.8,\"timestamp\":\"2026-05-01T10:00:00Z\"}";
    private static final Position PLACE = new Position(-6.2, 106.8, AT);

    private static final Queue<Message> DEAD = new ConcurrentLinkedQueue<>();

    private static Connection nats;
    private static Wire wire;
    private static ConfigurableApplicationContext module;

    private EarlierWorld world;

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        nats = servers.nats().connect();
        nats.createDispatcher(DEAD::add).subscribe("dead.>");
        nats.flush(Duration.ofSeconds(10));
        wire = new Wire(
                servers.nats().connect(), "user.*.*.>", "match.*.*.>", "ride.*.*.>", "location.*.*.>");
        module = CompatUnderTest.start(servers, "earlier-clients", "earlierClients");
    }

    @BeforeEach
    void people(TestServers servers) throws Exception {
        world = EarlierWorld.of(servers);
    }

    @AfterAll
    static void stop() throws Exception {
        module.close();
        wire.close();
        nats.close();
    }

    @Test
    void a_beacon_is_a_drivers_beacon() throws Exception {
        say("user.beacon", "{\"user_id\":\"%s\",\"is_active\":true,\"location\":%s,\"timestamp\":\"2026-05-01T10:00:00Z\"}", world.driver(), HERE);

        assertThat(wire.await(DriverBeacon.class, "user.beacon.driver." + world.driver()))
                .isEqualTo(new DriverBeacon(world.driver(), true, PLACE, AT));
    }

    @Test
    void a_finder_asks_for_a_ride_and_takes_it_back() throws Exception {
        String finder = "{\"user_id\":\"%s\",\"is_active\":%s,\"location\":%s,\"target_location\":%s,\"timestamp\":\"0001-01-01T00:00:00Z\"}";
        say("user.finder", finder, world.passenger(), true, HERE, HERE);
        say("user.finder", finder, world.passenger(), false, HERE, HERE);

        MatchRequest request = wire.await(MatchRequest.class, "match.request.passenger." + world.passenger());
        assertThat(request.pickup()).isEqualTo(PLACE);
        assertThat(request.timestamp()).as("nobody set it").isAfter(AT);
        assertThat(wire.await(MatchCancel.class, "match.cancel.passenger." + world.passenger()))
                .isEqualTo(new MatchCancel(null, world.passenger()));
    }

    @Test
    void a_position_is_the_drivers() throws Exception {
        say("location.update", "{\"ride_id\":\"\",\"driver_id\":\"%s\",\"location\":%s,\"created_at\":\"2026-05-01T10:00:00Z\"}", world.driver(), HERE);

        assertThat(wire.await(DriverLocationUpdate.class, "location.update.driver." + world.driver()))
                .isEqualTo(new DriverLocationUpdate(world.driver(), -6.2, 106.8, AT, null));
    }

    @Test
    void a_position_in_short_form_is_whose_the_database_says() throws Exception {
        String update = "{\"user_id\":\"%s\",\"lat\":-6.2,\"lng\":106.8}";
        say("location.update", update, world.driver());
        say("location.update", update, world.passenger());

        assertThat(wire.await(DriverLocationUpdate.class, "location.update.driver." + world.driver()).latitude())
                .isEqualTo(-6.2);
        assertThat(wire.await(PassengerLocationUpdate.class, "location.update.passenger." + world.passenger()).longitude())
                .isEqualTo(106.8);
    }

    @Test
    void answers_to_an_offer_are_the_drivers() throws Exception {
        String answer = "{\"match_id\":\"%s\",\"passenger_id\":\"%s\",\"driver_id\":\"%s\",\"location\":%s,\"match_status\":\"ACCEPTED\"}";
        say("match.accepted", answer, world.match(), world.passenger(), world.driver(), HERE);
        say("match.rejected", answer, world.match(), world.passenger(), world.driver(), HERE);

        assertThat(wire.await(MatchAccepted.class, "match.accepted.driver." + world.driver()))
                .isEqualTo(new MatchAccepted(world.match(), world.driver()));
        assertThat(wire.await(MatchRejected.class, "match.rejected.driver." + world.driver()))
                .isEqualTo(new MatchRejected(world.match(), world.driver()));
    }

    @Test
    void a_started_ride_is_a_wish_to_start_it_and_never_the_fact() throws Exception {
        Queue<Message> facts = new ConcurrentLinkedQueue<>();
        nats.createDispatcher(facts::add).subscribe("ride.started.>");
        nats.flush(Duration.ofSeconds(10));
        say("ride.started", "{\"ride_id\":\"%s\",\"match_id\":\"%s\",\"driver_id\":\"%s\",\"status\":\"ONGOING\",\"total_cost\":0}", world.ride(), world.match(), world.driver());

        assertThat(wire.await(RideStart.class, "ride.start.trip." + world.ride()).userId()).isEqualTo(world.driver());
        assertThat(facts).isEmpty();
    }

    @Test
    void who_arrives_is_whom_the_database_says() throws Exception {
        say("ride.arrived", "{\"ride_id\":\"%s\",\"adjustment_factor\":0.8}", world.ride());

        RideArrive arrive = wire.await(RideArrive.class, "ride.arrive.trip." + world.ride());
        assertThat(arrive.userId()).isEqualTo(world.driver());
        assertThat(arrive.factor()).isEqualTo(0.8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    user.beacon     | {"is_active":true}                                                | user_id: is required
                    user.beacon     | {"user_id":"PASSENGER","is_active":true}                          | user_id: is no driver
                    user.beacon     | {"user_id":"NOBODY","is_active":true}                             | user_id: is nobody who is known here
                    user.beacon     | {"user_id":"DRIVER","is_active":true,"location":{"latitude":91,"longitude":0}} | location.latitude: must be at most 90
                    user.finder     | {"user_id":"PASSENGER","is_active":true}                          | location: is required
                    location.update | {"driver_id":"DRIVER"}                                            | location: is required
                    location.update | {"user_id":"DRIVER","lat":-6.2}                                   | lng: is required
                    match.accepted  | {"match_id":"NOBODY","driver_id":"DRIVER"}                        | match_id: is no offer
                    match.accepted  | {"match_id":"MATCH","driver_id":"PASSENGER"}                      | driver_id: is not the driver
                    ride.started    | {"ride_id":"NOBODY"}                                              | ride_id: is no ride
                    ride.started    | {"ride_id":"RIDE","driver_id":"PASSENGER"}                        | driver_id: does not drive this ride
                    ride.arrived    | {"ride_id":"RIDE","adjustment_factor":0}                          | adjustment_factor: must be greater than 0
                    ride.arrived    | {"ride_id":                                                       | the data is not JSON
                    """)
    void what_cannot_be_translated_becomes_a_dead_letter_that_names_the_field(String subject, String body, String reason)
            throws Exception {
        DEAD.clear();
        say(subject, body.replace("PASSENGER", world.passenger().toString())
                .replace("DRIVER", world.driver().toString())
                .replace("MATCH", world.match().toString())
                .replace("RIDE", world.ride().toString())
                .replace("NOBODY", UUID.randomUUID().toString()));

        await().atMost(Duration.ofMinutes(2)).until(() -> !DEAD.isEmpty());
        assertThat(DEAD.element().getHeaders().getFirst("dead-reason")).startsWith("invalid: " + reason);
        assertThat(DEAD.element().getHeaders().getFirst("dead-subject")).isEqualTo(subject);
    }

    private static void say(String subject, String body, Object... values) throws Exception {
        nats.jetStream().publish(subject, (values.length == 0 ? body : body.formatted(values)).getBytes(UTF_8));
    }
}
