package com.nebengjek.ride;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

class RideCancelIT extends RideIT {

    @Test
    void either_side_cancels_before_the_start() {
        RideCreated byDriver = world.created();
        RideCreated byPassenger = world.created();

        assertThat(world.cancel(byDriver, byDriver.driverId())).singleElement().isInstanceOf(RideCancelled.class);
        assertThat(world.cancel(byPassenger, byPassenger.passengerId()))
                .singleElement()
                .isInstanceOf(RideCancelled.class);
    }

    @Test
    void a_started_ride_is_ended_with_arrive_instead() {
        RideCreated ride = world.started();

        assertThat(world.cancel(ride, ride.passengerId()))
                .singleElement()
                .isInstanceOfSatisfying(RideRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("already-started");
                    assertThat(refused.message()).contains("end it with arrive");
                });
    }

    @Test
    void a_repeat_is_told_the_same_and_the_other_side_that_it_is_too_late() {
        RideCreated ride = world.created();
        List<RideProgressOutput> first = world.cancel(ride, ride.passengerId());

        assertThat(world.cancel(ride, ride.passengerId())).isEqualTo(first);
        assertThat(codes(world.cancel(ride, ride.driverId()))).containsExactly("already-cancelled");
    }

    @Test
    void of_a_start_and_a_cancel_at_once_exactly_one_wins() {
        for (int round = 0; round < 20; round++) {
            RideCreated ride = world.created();

            List<RideProgressOutput> told = atOnce(2, caller -> (caller == 0
                            ? world.start(ride, ride.driverId())
                            : world.cancel(ride, ride.passengerId()))
                    .getFirst());

            boolean started = told.getFirst() instanceof RideStarted;
            assertThat(told.get(1) instanceof RideCancelled).isNotEqualTo(started);
            assertThat(codes(told)).containsExactly(started ? "already-started" : "already-cancelled");
            assertThat(world.statusOf(ride)).isEqualTo(started ? "STARTED" : "CANCELLED");
        }
    }
}
