package com.nebengjek.match;

import static com.nebengjek.match.Matching.offers;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.DriverAvailabilityInput;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.DriverRegistered;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class DriverAvailabilityIT {

    private static Matching matching;

    @BeforeAll
    static void start(TestServers servers) {
        matching = new Matching(servers);
    }

    @AfterAll
    static void stop() {
        matching.close();
    }

    private final UUID driver = UUID.randomUUID();
    private final UUID passenger = UUID.randomUUID();
    private final UUID match = UUID.randomUUID();
    private final Instant now = matching.clock.instant();

    @Test
    void a_registered_driver_is_known_and_off_duty() {
        matching.tell(new DriverRegistered(driver, Role.DRIVER, now, "motor", "B 1234 XY"));
        assertThat(onDuty()).isFalse();
    }

    @Test
    void a_registration_that_arrives_after_the_first_beacon_changes_nothing() {
        matching.tell(beacon(true, now));
        matching.tell(new DriverRegistered(driver, Role.DRIVER, now, null, null));
        assertThat(onDuty()).isTrue();
    }

    @Test
    void an_older_beacon_never_overrides_a_newer_one() {
        matching.tell(beacon(false, now));
        matching.tell(beacon(true, now.minusMillis(1)));
        assertThat(onDuty()).isFalse();
    }

    @Test
    void a_newer_beacon_overrides_an_older_one() {
        matching.tell(beacon(false, now.minusMillis(1)));
        matching.tell(beacon(true, now));
        assertThat(onDuty()).isTrue();
    }

    @RepeatedTest(5)
    void in_whatever_order_beacons_arrive_the_latest_counts(RepetitionInfo repetition) {
        List<DriverAvailabilityInput> beacons = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            beacons.addAll(Collections.nCopies(1 + i % 3, beacon(i % 2 == 0, now.plusSeconds(i / 2))));
        }
        Collections.shuffle(beacons, new Random(repetition.getCurrentRepetition()));
        beacons.forEach(matching::tell);
        assertThat(onDuty()).isFalse();
    }

    @Test
    void a_beacon_with_a_location_is_a_position_too() {
        Instant seen = now.minusSeconds(2);
        DriverBeacon beacon = new DriverBeacon(driver, true, new Position(-6.2, 106.8, seen), now);
        assertThat(matching.tell(beacon))
                .containsExactly(new DriverLocationUpdate(driver, -6.2, 106.8, seen, null))
                .isEqualTo(matching.tell(beacon));
    }

    @Test
    void a_location_without_a_time_is_as_old_as_its_beacon() {
        assertThat(matching.tell(new DriverBeacon(driver, false, new Position(0, 0, null), now)))
                .containsExactly(new DriverLocationUpdate(driver, 0, 0, now, null));
    }

    @Test
    void a_beacon_without_a_location_says_nothing() {
        assertThat(matching.tell(beacon(true, now))).isEmpty();
    }

    @Test
    void the_driver_is_free_on_arrival_and_the_passenger_on_completion() {
        matching.tell(created());
        assertThat(busy()).isEqualTo("driver and passenger");
        matching.tell(arrived());
        assertThat(busy()).isEqualTo("passenger");
        matching.tell(completed());
        assertThat(busy()).isEqualTo("nobody");
    }

    @Test
    void a_cancelled_ride_frees_both() {
        matching.tell(created());
        matching.tell(cancelled());
        assertThat(busy()).isEqualTo("nobody");
    }

    @Test
    void the_end_of_a_ride_wins_over_its_begin_that_arrives_later() {
        matching.tell(cancelled());
        matching.tell(created());
        assertThat(busy()).isEqualTo("nobody");
    }

    @RepeatedTest(8)
    void in_whatever_order_and_however_often_its_events_arrive_a_completed_ride_frees_both(RepetitionInfo repetition) {
        List<DriverAvailabilityInput> events = new ArrayList<>();
        Random random = new Random(repetition.getCurrentRepetition());
        for (DriverAvailabilityInput event : List.of(created(), arrived(), completed())) {
            events.addAll(Collections.nCopies(1 + random.nextInt(3), event));
        }
        Collections.shuffle(events, random);
        events.forEach(matching::tell);
        assertThat(busy()).isEqualTo("nobody");
    }

    @Test
    void an_arrival_of_an_unknown_ride_does_not_disturb_the_ride_the_passenger_is_on() {
        UUID another = UUID.randomUUID();
        UUID colleague = UUID.randomUUID();
        matching.tell(
                new RideCreated(UUID.randomUUID(), another, colleague, passenger, RideStatus.CREATED, null, null, now));
        matching.tell(arrived());
        matching.tell(created());
        assertThat(busy()).isEqualTo("nobody");
    }

    @Test
    void a_driver_is_offered_requests_again_after_arrival() {
        Position pickup = matching.somewhere();
        UUID busy = matching.driver(pickup, 100);
        MatchProposal taken = offers(matching.propose(matching.request(pickup))).getFirst();
        matching.accept(taken);
        Ride ride = new Ride(UUID.randomUUID(), taken.matchId(), busy, taken.passengerId(), RideStatus.ARRIVED);

        matching.tell(new RideArrived(ride, busy, matching.clock.instant(), null));

        assertThat(offers(matching.propose(matching.request(pickup))))
                .extracting(MatchProposal::driverId)
                .containsExactly(busy);
    }

    private DriverBeacon beacon(boolean active, Instant at) {
        return new DriverBeacon(driver, active, null, at);
    }

    private RideCreated created() {
        return new RideCreated(UUID.randomUUID(), match, driver, passenger, RideStatus.CREATED, null, null, now);
    }

    private RideArrived arrived() {
        return new RideArrived(ride(RideStatus.ARRIVED), driver, now.plus(Duration.ofMinutes(20)), null);
    }

    private RideCancelled cancelled() {
        return new RideCancelled(ride(RideStatus.CANCELLED), passenger, now);
    }

    private RideCompleted completed() {
        return new RideCompleted(ride(RideStatus.COMPLETED), paid());
    }

    private static Payment paid() {
        UUID ride = UUID.randomUUID();
        return new Payment(Payment.idOf(ride), ride, 30_000, 1_500, 28_500, PaymentStatus.PAID);
    }

    private Ride ride(RideStatus status) {
        return new Ride(UUID.randomUUID(), match, driver, passenger, status);
    }

    private boolean onDuty() {
        return matching.ask("SELECT active FROM matching.driver WHERE driver_id = :id", Boolean.class, driver);
    }

    private String busy() {
        return matching.ask(
                """
                SELECT CASE WHEN driver_open AND passenger_open THEN 'driver and passenger'
                            WHEN driver_open THEN 'driver'
                            WHEN passenger_open THEN 'passenger'
                            ELSE 'nobody' END
                FROM matching.ride WHERE match_id = :id
                """,
                String.class,
                match);
    }
}
