package com.nebengjek.ride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.catalogue.InvalidData;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RideCompleteIT extends RideIT {

    @Test
    void a_paid_ride_is_completed_with_its_payment() {
        RideCreated ride = world.arrived();
        RidePaid paid = RideWorld.paid(ride);

        assertThat(world.progress(paid))
                .singleElement()
                .isInstanceOfSatisfying(RideCompleted.class, completed -> {
                    assertThat(completed.payment()).isEqualTo(paid.payment());
                    assertThat(completed.ride().status()).isEqualTo(RideStatus.COMPLETED);
                });
        assertThat(world.statusOf(ride)).isEqualTo("COMPLETED");
    }

    @Test
    void a_repeat_is_told_the_same() {
        RideCreated ride = world.arrived();
        List<RideProgressOutput> first = world.progress(RideWorld.paid(ride));

        assertThat(world.progress(RideWorld.paid(ride))).isEqualTo(first);
    }

    @Test
    void a_ride_is_completed_by_one_payment_only() {
        RideCreated ride = world.arrived();
        world.progress(RideWorld.paid(ride));
        Payment other = new Payment(UUID.randomUUID(), ride.rideId(), 1, 0, 1, PaymentStatus.PAID);

        assertThatThrownBy(() -> world.progress(new RidePaid(ride.rideId(), other)))
                .isInstanceOf(InvalidData.class);
    }

    @Test
    void a_ride_that_has_not_arrived_is_not_completed() {
        RideCreated ride = world.started();

        assertThatThrownBy(() -> world.progress(RideWorld.paid(ride))).isInstanceOf(InvalidData.class);
        assertThat(world.statusOf(ride)).isEqualTo("STARTED");
    }
}
