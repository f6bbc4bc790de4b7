package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.NOON;
import static com.nebengjek.ride.RideFixtures.PICKUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RideStartIT extends RideIT {

    @Test
    void the_driver_starts_the_ride_where_the_passenger_is() {
        RideCreated ride = world.created();

        assertThat(world.start(ride, ride.driverId()))
                .singleElement()
                .isInstanceOfSatisfying(RideStarted.class, started -> {
                    assertThat(started.by()).isEqualTo(ride.driverId());
                    assertThat(started.ride().status()).isEqualTo(RideStatus.STARTED);
                });
        assertThat(world.statusOf(ride)).isEqualTo("STARTED");
    }

    @Test
    void a_driver_far_from_the_passenger_cannot_start() {
        RideCreated ride = world.created();
        world.seen(ride.driverId(), PICKUP.latitude() + 0.01, PICKUP.longitude(), NOON);

        assertThat(codes(world.start(ride, ride.driverId()))).containsExactly("too-far-apart");
        assertThat(world.statusOf(ride)).isEqualTo("CREATED");
    }

    @Test
    void a_person_whose_position_is_not_known_is_nowhere() {
        RideCreated ride = world.created();
        world.lost(ride.passengerId());

        assertThat(codes(world.start(ride, ride.driverId()))).containsExactly("position-unknown");
    }

    @Test
    void a_position_older_than_60_s_does_not_count() {
        RideCreated ride = world.created();
        world.seen(ride.passengerId(), PICKUP.latitude(), PICKUP.longitude(), NOON.minusSeconds(60));

        assertThat(codes(world.start(ride, ride.driverId()))).containsExactly("position-too-old");
    }

    @Test
    void what_the_frame_says_about_the_place_counts_for_nothing() {
        RideCreated ride = world.created();
        world.lost(ride.driverId());

        assertThat(codes(world.progress(new RideStart(ride.rideId(), ride.driverId(), PICKUP, NOON))))
                .containsExactly("position-unknown");
    }

    @Test
    void the_passenger_cannot_start() {
        RideCreated ride = world.created();

        assertThat(codes(world.start(ride, ride.passengerId()))).containsExactly("driver-starts");
    }

    @Test
    void a_cancelled_ride_cannot_start() {
        RideCreated ride = world.created();
        world.cancel(ride, ride.passengerId());

        assertThat(codes(world.start(ride, ride.driverId()))).containsExactly("already-cancelled");
    }

    @Test
    void a_repeat_is_told_the_same_even_when_both_have_moved_on() {
        RideCreated ride = world.created();
        List<RideProgressOutput> first = world.start(ride, ride.driverId());
        world.lost(ride.driverId());
        world.arrive(ride, ride.passengerId(), null);

        assertThat(world.start(ride, ride.driverId())).isEqualTo(first);
    }
}
