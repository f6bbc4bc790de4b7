package com.nebengjek.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.PersonState.OpenOffer;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.StateAsked;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** The function on a database, in the role that it has. */
@WithServers
class OpenMattersIT {

    static {
        NothingBlocks.install();
    }

    private static TestServers servers;
    private static ConfigurableApplicationContext module;

    private World world;

    @BeforeAll
    static void start(TestServers started) {
        servers = started;
        PostgresDatabase database = servers.database().as("client-state");
        module = new SpringApplicationBuilder(StateModule.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.r2dbc.url=" + database.r2dbcUrl(),
                        "--spring.r2dbc.password=" + database.password(),
                        "--nebengjek.nats.url=" + servers.nats().url(),
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
    }

    @AfterAll
    static void stop() {
        module.close();
    }

    @BeforeEach
    void somebodyNew() {
        world = World.of(servers);
    }

    @Test
    void who_has_nothing_open_is_told_that() {
        PersonState state = stateOf(UUID.randomUUID());

        assertThat(state).isEqualTo(new PersonState(state.userId(), null, null, List.of(), null, null));
    }

    @Test
    void the_answer_goes_to_the_person_who_asked() {
        assertThat(asked(world.driver()).subject()).isEqualTo("client." + world.driver());
    }

    @Test
    void a_passenger_sees_the_open_request_and_no_earlier_one() throws Exception {
        world.request("CANCELLED");
        UUID open = world.request("OPEN");

        PersonState state = stateOf(world.passenger());

        assertThat(state.request().requestId()).isEqualTo(open);
        assertThat(state.request().pickup().latitude()).isEqualTo(-6.2);
        assertThat(state.onDuty()).isNull();
        assertThat(stateOf(world.driver()).request()).isNull();
    }

    @Test
    void a_driver_sees_offers_that_can_still_be_accepted() throws Exception {
        Instant soon = Instant.now().plus(Duration.ofMinutes(1));
        world.onDuty(true);
        UUID open = world.offer(world.request("OPEN"), "OPEN", soon);
        World other = new World(servers, world.driver(), UUID.randomUUID());
        other.offer(other.request("OPEN"), "OPEN", Instant.now().minusSeconds(1));
        World third = new World(servers, world.driver(), UUID.randomUUID());
        third.offer(third.request("OPEN"), "REJECTED", soon);
        World cancelled = new World(servers, world.driver(), UUID.randomUUID());
        cancelled.offer(cancelled.request("CANCELLED"), "OPEN", soon);

        PersonState state = stateOf(world.driver());

        assertThat(state.onDuty()).isTrue();
        assertThat(state.offers()).extracting(OpenOffer::matchId).containsExactly(open);
        assertThat(stateOf(world.passenger()).offers()).isEmpty();
    }

    @Test
    void both_see_their_ride_and_what_is_to_be_paid_for_it() throws Exception {
        UUID ride = world.ride("ARRIVED", 1);
        world.payment(ride, "PENDING");

        for (UUID person : new UUID[] {world.driver(), world.passenger()}) {
            PersonState state = stateOf(person);
            assertThat(state.ride().rideId()).isEqualTo(ride);
            assertThat(state.ride().status()).isEqualTo(RideStatus.ARRIVED);
            assertThat(state.payment().status()).isEqualTo(PaymentStatus.PENDING);
            assertThat(state.payment().amount()).isEqualTo(12_000);
        }
    }

    @Test
    void a_ride_under_way_comes_before_those_that_wait_to_be_paid() throws Exception {
        UUID underway = world.ride("STARTED", 5);
        world.payment(world.ride("ARRIVED", 1), "FAILED");

        PersonState state = stateOf(world.driver());

        assertThat(state.ride().rideId()).isEqualTo(underway);
        assertThat(state.payment()).isNull();
    }

    @Test
    void what_is_over_is_not_told() throws Exception {
        world.ride("CANCELLED", 3);
        world.payment(world.ride("COMPLETED", 2), "PAID");

        assertThat(stateOf(world.passenger()).ride()).isNull();
        assertThat(stateOf(world.passenger()).payment()).isNull();
    }

    @Test
    void its_role_may_write_nothing() {
        assertThat(mayWrite("matching.request")).isFalse();
        assertThat(mayWrite("ride.ride")).isFalse();
        assertThat(mayWrite("payment.payment")).isFalse();
    }

    private static boolean mayWrite(String table) {
        String privilege = "SELECT has_table_privilege('nebengjek_client_state', '%s', 'INSERT, UPDATE, DELETE')";
        try (var connection = servers.database().connect();
                var row = connection.createStatement().executeQuery(privilege.formatted(table))) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static PersonState stateOf(UUID person) {
        return asked(person).event();
    }

    @SuppressWarnings("unchecked")
    private static Addressed<PersonState> asked(UUID person) {
        var function = (Function<StateAsked, Mono<Addressed<PersonState>>>) module.getBean("clientState");
        return function.apply(new StateAsked(person)).block(Duration.ofSeconds(20));
    }
}
