package com.nebengjek.ride;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideRefused;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RideStrangersIT extends RideIT {

    private final UUID stranger = UUID.randomUUID();

    @Test
    void can_do_nothing_to_a_ride() {
        RideCreated ride = world.created();

        assertThat(codes(world.start(ride, stranger))).containsExactly("not-in-ride");
        assertThat(codes(world.arrive(ride, stranger, 0.1))).containsExactly("not-in-ride");
        assertThat(codes(world.cancel(ride, stranger))).containsExactly("not-in-ride");
        assertThat(world.statusOf(ride)).isEqualTo("CREATED");
    }

    @Test
    void do_not_learn_whether_a_ride_exists() {
        RideCreated ride = world.created();
        RideArrive ofOthers = new RideArrive(ride.rideId(), stranger, null, null, null);
        RideArrive ofNobody = new RideArrive(UUID.randomUUID(), stranger, null, null, null);

        assertThat(world.progress(ofNobody, "same")).isEqualTo(world.progress(ofOthers, "same"));
    }

    @Test
    void are_told_which_event_was_refused() {
        RideArrive ofNobody = new RideArrive(UUID.randomUUID(), stranger, null, null, null);

        assertThat(world.progress(ofNobody, "the-event"))
                .singleElement()
                .isInstanceOfSatisfying(RideRefused.class, refused -> {
                    assertThat(refused.of()).isEqualTo("the-event");
                    assertThat(refused.userId()).isEqualTo(stranger);
                });
    }
}
