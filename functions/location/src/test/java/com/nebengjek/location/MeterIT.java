package com.nebengjek.location;

import static com.nebengjek.location.LocationFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.nebengjek.events.LivePosition;
import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.StreamProgress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a ride's meter shows, and to whom. */
class MeterIT extends OnRealServers {

    private static final Offset<Double> A_MILLIMETRE = within(0.001);

    private final LocationFixtures on = new LocationFixtures();

    @Test
    void nothing_is_told_of_a_driver_without_a_ride() {
        assertThat(store.outputsOf(on.driver(0, 0), on.driver(1, 10)))
                .noneMatch(LocationAggregate.class::isInstance)
                .noneMatch(Addressed.class::isInstance);
    }

    @Test
    void the_passenger_sees_the_driver_from_the_creation_of_the_ride_to_its_end() {
        store.handle(on.driver(0, 0));
        store.handle(on.created());

        assertThat(store.liveOf(on.driver(1, 10)))
                .containsExactly(new Addressed<>(
                        new LivePosition(
                                on.rideId, on.driver, on.driver(1, 10).latitude(), LocationFixtures.LONGITUDE, at(1)),
                        "live." + on.passenger + "." + on.rideId));

        store.handle(on.started(1));
        assertThat(store.liveOf(on.driver(2, 20))).hasSize(1);

        store.finalOf(on.arrived(2));
        assertThat(store.liveOf(on.driver(3, 30))).isEmpty();
    }

    @Test
    void the_way_to_the_pickup_is_not_billed() {
        store.handle(on.created());
        drive(0, 100, 10);
        store.handle(on.started(60));

        assertThat(store.finalOf(on.arrived(100)).odometer()).isCloseTo(400, A_MILLIMETRE);
    }

    @Test
    void start_and_arrival_between_two_positions_are_billed_by_their_share() {
        store.handle(on.created());
        drive(0, 100, 10);
        store.handle(on.started(20.25));

        assertThat(store.finalOf(on.arrived(80.5)).odometer()).isCloseTo(602.5, A_MILLIMETRE);
    }

    @Test
    void a_start_that_is_known_before_its_position_is_billed_by_its_share() {
        store.handle(on.created());
        drive(0, 20, 10);
        store.handle(on.started(20.25));
        drive(21, 100, 10);

        assertThat(store.finalOf(on.arrived(80)).odometer()).isCloseTo(597.5, A_MILLIMETRE);
    }

    @Test
    void many_short_segments_are_billed_in_full() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(0.1, 100, 0.1, 0.5);

        assertThat(store.finalOf(on.arrived(100)).odometer()).isCloseTo(50, A_MILLIMETRE);
    }

    @Test
    void a_meter_is_reported_every_hundred_metres() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));

        assertThat(drive(1, 10, 30)).extracting(LocationAggregate::odometer).containsExactly(120.0, 240.0);
    }

    @Test
    void a_slow_meter_is_reported_every_five_seconds() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));

        assertThat(drive(1, 12, 2)).extracting(LocationAggregate::timestamp).containsExactly(at(5), at(10));
    }

    @Test
    void nothing_is_reported_before_the_start() {
        store.handle(on.created());

        assertThat(drive(0, 60, 10)).isEmpty();
    }

    @Test
    void a_report_names_ride_place_and_moment_and_one_meter() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        List<LocationAggregate> reports = drive(1, 10, 20);

        assertThat(reports.getFirst())
                .usingRecursiveComparison()
                .ignoringFields("meterId")
                .isEqualTo(new LocationAggregate(
                        on.rideId,
                        on.rideId,
                        100,
                        on.driver(5, 100).latitude(),
                        LocationFixtures.LONGITUDE,
                        at(5),
                        false));
        assertThat(reports).extracting(LocationAggregate::meterId).containsOnly(reports.getFirst().meterId());
    }

    @Test
    void a_repeated_position_is_reported_again_and_not_billed_again() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        List<Object> first = store.outputsOf(road(1, 30, 1, 10));

        assertThat(store.outputsOf(road(1, 30, 1, 10))).isEqualTo(first);
        assertThat(store.finalOf(on.arrived(30)).odometer()).isCloseTo(300, A_MILLIMETRE);
    }

    @Test
    void a_late_position_is_recorded_and_not_billed() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(1, 10, 10);

        assertThat(store.outputsOf(on.driver(5.5, 4_000))).isNotEmpty();
        drive(11, 20, 10);

        assertThat(store.finalOf(on.arrived(20)).odometer()).isCloseTo(200, A_MILLIMETRE);
    }

    @Test
    void a_jump_faster_than_the_limit_is_ignored() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(1, 10, 10);
        store.handle(on.driver(11, 5_000), on.driver(12, 9_000));
        drive(13, 20, 10);

        assertThat(store.finalOf(on.arrived(20)).odometer()).isCloseTo(200, A_MILLIMETRE);
    }

    @Test
    void a_speed_below_the_limit_is_billed() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(1, 10, 55);

        assertThat(store.finalOf(on.arrived(10)).odometer()).isCloseTo(550, A_MILLIMETRE);
    }

    @Test
    void positions_that_agree_after_a_jump_are_the_new_base_and_the_jump_is_not_billed() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(1, 10, 10);
        store.handle(IntStream.rangeClosed(11, 20)
                .<LocationStoreInput>mapToObj(second -> on.driver(second, 50_000 + second * 10))
                .toList());

        assertThat(store.finalOf(on.arrived(20)).odometer()).isCloseTo(100 + 90, A_MILLIMETRE);
    }

    @Test
    void positions_after_the_arrival_are_never_billed() {
        store.handle(on.created());
        drive(0, 60, 10);
        store.handle(on.started(10));

        assertThat(store.finalOf(on.arrived(50)).odometer()).isCloseTo(400, A_MILLIMETRE);
        assertThat(drive(61, 90, 10)).isEmpty();
    }

    @Test
    void a_repeated_arrival_answers_the_same() {
        store.handle(on.created());
        drive(0, 60, 10);
        store.handle(on.started(10));
        LocationAggregate closed = store.finalOf(on.arrived(50));
        drive(61, 90, 10);

        assertThat(closed.isFinal()).isTrue();
        assertThat(closed.timestamp()).isEqualTo(at(50));
        assertThat(store.finalOf(on.arrived(50))).isEqualTo(closed);
    }

    @Test
    void an_arrival_waits_for_the_positions_before_it() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(1, 10, 10);

        assertThatThrownBy(() -> store.handle(on.arrived(20)))
                .isInstanceOfSatisfying(
                        Later.class, later -> assertThat(later.delay()).isEqualTo(Duration.ofMillis(200)));
        drive(11, 20, 10);

        assertThat(store.finalOf(on.arrived(20)).odometer()).isCloseTo(200, A_MILLIMETRE);
    }

    @Test
    void an_arrival_waits_three_seconds_for_positions_that_do_not_come() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(1, 10, 10);
        store.clock.set(at(20));

        assertThat(store.finalOf(on.arrived(20)).odometer()).isCloseTo(100, A_MILLIMETRE);
        assertThat(store.clock.instant()).isEqualTo(at(23));
    }

    @Test
    void an_arrival_waits_for_the_stream_of_positions_however_long_it_stands_still() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        drive(1, 10, 10);
        store.progress = new StreamProgress.Point(70, 10);
        assertThatThrownBy(() -> store.handle(on.arrived(60))).isInstanceOf(Later.class);
        for (int look = 1; look <= 120 * 5; look++) {
            store.progress = new StreamProgress.Point(70 + look, 69);
            assertThatThrownBy(() -> store.handle(on.arrived(60))).isInstanceOf(Later.class);
        }
        drive(11, 50, 10);
        store.progress = new StreamProgress.Point(700, 70);

        assertThat(store.finalOf(on.arrived(60)).odometer()).isCloseTo(500, A_MILLIMETRE);
    }

    @Test
    void an_arrival_waits_longer_while_a_backlog_of_positions_is_worked_off() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        for (int second = 1; second <= 30; second++) {
            assertThatThrownBy(() -> store.handle(on.arrived(300))).isInstanceOf(Later.class);
            drive((second - 1) * 10 + 1, second * 10, 10);
        }

        assertThat(store.finalOf(on.arrived(300)).odometer()).isCloseTo(3_000, A_MILLIMETRE);
    }

    @Test
    void an_arrival_waits_a_minute_at_most() {
        store.handle(on.driver(0, 0));
        store.handle(on.created(), on.started(0));
        for (int look = 1; look <= 60 * 5; look++) {
            drive(look, look, 10);
            assertThatThrownBy(() -> store.handle(on.arrived(1_000))).isInstanceOf(Later.class);
        }

        assertThat(store.aggregatesOf(on.arrived(1_000)))
                .singleElement()
                .satisfies(closed -> assertThat(closed.odometer()).isCloseTo(3_000, A_MILLIMETRE));
    }

    @Test
    void an_arrival_of_a_ride_without_a_meter_closes_it_at_zero_and_answers_the_same() {
        store.handle(on.driver(0, 0));

        LocationAggregate closed = store.finalOf(on.arrived(20));

        assertThat(closed.odometer()).isZero();
        assertThat(closed.isFinal()).isTrue();
        assertThat(store.finalOf(on.arrived(20))).isEqualTo(closed);
    }

    @Test
    void an_ended_ride_does_not_begin_again() {
        store.handle(on.cancelled(1));
        store.handle(on.created());
        store.handle(on.started(2));

        assertThat(store.outputsOf(on.driver(3, 0))).hasSize(1);
    }

    @Test
    void a_cancelled_ride_has_no_meter() {
        store.handle(on.created());
        drive(0, 10, 10);
        store.handle(on.cancelled(10));

        assertThat(store.liveOf(on.driver(11, 100))).isEmpty();
        assertThat(store.outputsOf(on.arrived(12))).isEmpty();
    }

    @Test
    void a_start_before_the_creation_opens_the_meter() {
        store.handle(on.driver(0, 0));
        store.handle(on.started(0));
        drive(1, 10, 10);
        store.handle(on.created());

        assertThat(store.finalOf(on.arrived(10)).odometer()).isCloseTo(100, A_MILLIMETRE);
    }

    @Test
    void a_ride_that_is_known_after_its_positions_is_billed_in_full() {
        drive(0, 100, 10);
        store.handle(on.created(), on.started(20));

        assertThat(store.finalOf(on.arrived(100)).odometer()).isCloseTo(800, A_MILLIMETRE);
    }

    @Test
    void the_next_ride_may_begin_before_the_last_one_is_closed() {
        LocationFixtures next = on.nextRide();
        store.handle(on.created());
        drive(0, 20, 10);
        store.handle(on.started(0));
        store.handle(next.created());
        drive(21, 40, 10);
        store.handle(next.started(30));

        assertThat(store.finalOf(on.arrived(20)).odometer()).isCloseTo(200, A_MILLIMETRE);
        assertThat(store.finalOf(next.arrived(40)).odometer()).isCloseTo(100, A_MILLIMETRE);
    }

    private List<LocationAggregate> drive(int from, int to, double speed) {
        return drive(from, to, 1, speed);
    }

    private List<LocationAggregate> drive(double from, double to, double step, double speed) {
        return store.aggregatesOf(road(from, to, step, speed));
    }

    /** Positions on the straight road, at metre {@code second × speed}. */
    private LocationStoreInput[] road(double from, double to, double step, double speed) {
        int points = (int) Math.round((to - from) / step);
        return IntStream.rangeClosed(0, points)
                .mapToDouble(point -> from + point * step)
                .mapToObj(second -> on.driver(second, second * speed))
                .toArray(LocationStoreInput[]::new);
    }
}
