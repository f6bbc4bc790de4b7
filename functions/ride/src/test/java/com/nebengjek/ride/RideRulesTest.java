package com.nebengjek.ride;

import static com.nebengjek.events.RideStatus.ARRIVED;
import static com.nebengjek.events.RideStatus.CANCELLED;
import static com.nebengjek.events.RideStatus.CREATED;
import static com.nebengjek.events.RideStatus.STARTED;
import static com.nebengjek.ride.RideFixtures.ride;
import static com.nebengjek.ride.Verdict.ALLOWED;
import static com.nebengjek.ride.Verdict.REPEATED;
import static com.nebengjek.ride.Verdict.denied;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.RideStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RideRulesTest {

    @ParameterizedTest
    @EnumSource(RideStatus.class)
    void strangers_are_told_the_same_in_every_state(RideStatus status) {
        StoredRide ride = ride(status);
        UUID stranger = UUID.randomUUID();

        assertThat(RideRules.start(ride, stranger)).isEqualTo(denied(Refusal.NOT_IN_RIDE));
        assertThat(RideRules.arrive(ride, stranger, 0.5)).isEqualTo(denied(Refusal.NOT_IN_RIDE));
        assertThat(RideRules.cancel(ride, stranger)).isEqualTo(denied(Refusal.NOT_IN_RIDE));
    }

    @Test
    void the_driver_starts_a_created_ride() {
        StoredRide ride = ride(CREATED);
        assertThat(RideRules.start(ride, ride.driverId())).isEqualTo(ALLOWED);
    }

    @Test
    void the_passenger_cannot_start() {
        StoredRide ride = ride(CREATED);
        assertThat(RideRules.start(ride, ride.passengerId())).isEqualTo(denied(Refusal.DRIVER_STARTS));
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTED", "ARRIVED", "COMPLETED"})
    void a_repeated_start_is_told_again_however_far_the_ride_is(RideStatus status) {
        StoredRide ride = ride(status);
        assertThat(RideRules.start(ride, ride.driverId())).isEqualTo(REPEATED);
    }

    @Test
    void a_cancelled_ride_neither_starts_nor_arrives() {
        StoredRide ride = ride(CANCELLED);
        assertThat(RideRules.start(ride, ride.driverId())).isEqualTo(denied(Refusal.ALREADY_CANCELLED));
        assertThat(RideRules.arrive(ride, ride.driverId(), 1)).isEqualTo(denied(Refusal.ALREADY_CANCELLED));
    }

    @Test
    void either_side_ends_a_started_ride() {
        StoredRide ride = ride(STARTED);
        assertThat(RideRules.arrive(ride, ride.driverId(), 0.5)).isEqualTo(ALLOWED);
        assertThat(RideRules.arrive(ride, ride.passengerId(), 1)).isEqualTo(ALLOWED);
    }

    @Test
    void a_ride_that_has_not_started_does_not_arrive() {
        StoredRide ride = ride(CREATED);
        assertThat(RideRules.arrive(ride, ride.driverId(), 1)).isEqualTo(denied(Refusal.NOT_STARTED));
    }

    @Test
    void the_passenger_cannot_lower_the_fare() {
        StoredRide ride = ride(STARTED);
        assertThat(RideRules.arrive(ride, ride.passengerId(), 0.99)).isEqualTo(denied(Refusal.FACTOR_IS_THE_DRIVERS));
    }

    @ParameterizedTest
    @EnumSource(names = {"ARRIVED", "COMPLETED"})
    void only_the_same_arrival_is_a_repeat(RideStatus status) {
        StoredRide ride = ride(status);
        assertThat(RideRules.arrive(ride, ride.driverId(), 1)).isEqualTo(REPEATED);
        assertThat(RideRules.arrive(ride, ride.driverId(), 0.5)).isEqualTo(denied(Refusal.ALREADY_ARRIVED));
        assertThat(RideRules.arrive(ride, ride.passengerId(), 1)).isEqualTo(denied(Refusal.ALREADY_ARRIVED));
    }

    @Test
    void either_side_cancels_a_created_ride() {
        StoredRide ride = ride(CREATED);
        assertThat(RideRules.cancel(ride, ride.driverId())).isEqualTo(ALLOWED);
        assertThat(RideRules.cancel(ride, ride.passengerId())).isEqualTo(ALLOWED);
    }

    @Test
    void a_started_ride_is_not_cancelled_but_ended_with_arrive() {
        StoredRide ride = ride(STARTED);
        assertThat(RideRules.cancel(ride, ride.passengerId())).isEqualTo(denied(Refusal.ALREADY_STARTED));
        assertThat(Refusal.ALREADY_STARTED.message()).contains("end it with arrive");
    }

    @Test
    void a_ride_that_has_arrived_is_not_cancelled() {
        StoredRide ride = ride(ARRIVED);
        assertThat(RideRules.cancel(ride, ride.driverId())).isEqualTo(denied(Refusal.ALREADY_ARRIVED));
    }

    @Test
    void only_who_cancelled_repeats_it() {
        StoredRide ride = ride(CANCELLED);
        assertThat(RideRules.cancel(ride, ride.driverId())).isEqualTo(REPEATED);
        assertThat(RideRules.cancel(ride, ride.passengerId())).isEqualTo(denied(Refusal.ALREADY_CANCELLED));
    }
}
