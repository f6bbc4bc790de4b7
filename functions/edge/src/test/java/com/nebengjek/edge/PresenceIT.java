package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@WithServers
class PresenceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String GRACE = "presence.grace=1s";

    private static TestServers servers;
    private static Bus bus;
    private static Edge one;
    private static Edge other;

    private final Person driver = People.driver();

    @BeforeAll
    static void start(TestServers started) throws Exception {
        servers = started;
        bus = new Bus(servers.nats().connect());
        one = Edge.start(servers, GRACE);
        other = Edge.start(servers, GRACE);
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        other.close();
        bus.close();
    }

    @Test
    void a_driver_who_stays_away_is_taken_off_duty_once_by_all_edges() throws Exception {
        var beacons = bus.watch("user.beacon.driver." + driver.id());
        try (Client client = one.connect(driver)) {
            client.send("beacon_update", "{'is_active':true}");
            client.next("beacon_update");
            assertThat(beacons.next(DriverBeacon.class).isActive()).isTrue();
            awaitPresence(driver);
        }

        DriverBeacon offDuty = beacons.next(DriverBeacon.class);
        assertThat(offDuty.isActive()).isFalse();
        assertThat(offDuty.timestamp()).isBefore(Instant.now());
        await().atMost(PATIENCE).until(() -> deadline(driver) == null);
        assertThat(bus.kept("USER", "user.beacon.driver." + driver.id())).isEqualTo(2);
    }

    @Test
    void a_driver_whose_edge_is_gone_is_taken_off_duty_by_another_one() throws Exception {
        var beacons = bus.watch("user.beacon.driver." + driver.id());
        Edge gone = Edge.start(servers, GRACE);
        gone.connect(driver);
        awaitPresence(driver);
        gone.close();

        assertThat(beacons.next(DriverBeacon.class).isActive()).isFalse();
    }

    @Test
    void the_time_of_a_driver_runs_only_while_no_edge_holds_a_socket() {
        Client client = one.connect(driver);
        awaitRenewal(driver);
        try (Client back = other.connect(driver)) {
            client.close();

            awaitRenewal(driver);
            awaitRenewal(driver);
            assertThat(back.isOpen()).isTrue();
        }
    }

    @Test
    void passengers_are_on_no_duty_to_be_taken_off() throws Exception {
        Person passenger = People.passenger();
        try (Client client = one.connect(passenger);
                Client driving = one.connect(driver)) {
            awaitPresence(driver);

            assertThat(deadline(passenger)).isNull();
            assertThat(client.isOpen() && driving.isOpen()).isTrue();
        }
    }

    private static void awaitPresence(Person person) {
        await().atMost(PATIENCE).until(() -> deadline(person) != null);
    }

    private static void awaitRenewal(Person person) {
        Double before = deadline(person);
        await().atMost(PATIENCE).until(() -> {
            Double now = deadline(person);
            return now != null && (before == null || now > before);
        });
    }

    private static @Nullable Double deadline(Person person) {
        return one.context()
                .getBean(ReactiveStringRedisTemplate.class)
                .opsForZSet()
                .score("presence:drivers", person.id().toString())
                .block();
    }
}
