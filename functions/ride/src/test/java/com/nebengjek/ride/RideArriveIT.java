package com.nebengjek.ride;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideProgressOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class RideArriveIT extends RideIT {

    @Test
    void either_side_ends_a_started_ride() {
        RideCreated byDriver = world.started();
        RideCreated byPassenger = world.started();

        assertThat(world.arrive(byDriver, byDriver.driverId(), null)).singleElement().isInstanceOf(RideArrived.class);
        assertThat(world.arrive(byPassenger, byPassenger.passengerId(), 1.0))
                .singleElement()
                .isInstanceOf(RideArrived.class);
    }

    @Test
    void the_driver_lowers_the_fare() {
        RideCreated ride = world.started();

        assertThat(world.arrive(ride, ride.driverId(), 0.8))
                .singleElement()
                .isInstanceOfSatisfying(RideArrived.class, arrived -> assertThat(arrived.factor()).isEqualTo(0.8));
    }

    @Test
    void an_omitted_factor_is_the_full_fare() {
        RideCreated ride = world.started();

        assertThat(world.arrive(ride, ride.driverId(), null))
                .singleElement()
                .isInstanceOfSatisfying(RideArrived.class, arrived -> assertThat(arrived.factor()).isEqualTo(1));
    }

    @Test
    void the_passenger_cannot_lower_the_fare() {
        RideCreated ride = world.started();

        assertThat(codes(world.arrive(ride, ride.passengerId(), 0.5))).containsExactly("factor-is-the-drivers");
        assertThat(world.statusOf(ride)).isEqualTo("STARTED");
    }

    @Test
    void a_ride_that_has_not_started_does_not_arrive() {
        RideCreated ride = world.created();

        assertThat(codes(world.arrive(ride, ride.driverId(), null))).containsExactly("not-started");
    }

    @Test
    void a_repeat_is_told_the_same_and_nobody_arrives_twice() {
        RideCreated ride = world.started();
        List<RideProgressOutput> first = world.arrive(ride, ride.driverId(), 0.7);

        assertThat(world.arrive(ride, ride.driverId(), 0.7)).isEqualTo(first);
        assertThat(codes(world.arrive(ride, ride.driverId(), 0.1))).containsExactly("already-arrived");
        assertThat(codes(world.arrive(ride, ride.passengerId(), null))).containsExactly("already-arrived");
    }

    @Test
    void of_both_sides_at_once_one_ends_the_ride() {
        RideCreated ride = world.started();

        List<RideProgressOutput> told = atOnce(2, caller -> world.arrive(
                        ride, caller == 0 ? ride.driverId() : ride.passengerId(), null)
                .getFirst());

        assertThat(told).hasAtLeastOneElementOfType(RideArrived.class);
        assertThat(codes(told)).containsExactly("already-arrived");
    }
}
