package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.events.PaymentStatus.PENDING;
import static com.nebengjek.payment.PaymentWorld.metered;
import static com.nebengjek.payment.PaymentWorld.settled;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePayment;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentBillIT extends PaymentIT {

    @Test
    void a_metered_ride_is_billed_by_its_metres() {
        RideMetered ride = metered(12_345.678);
        UUID paymentId = Payment.idOf(ride.rideId());

        assertThat(world.hear(ride))
                .containsExactly(new RidePayment(
                        ride.rideId(),
                        paymentId,
                        ride.driverId(),
                        ride.passengerId(),
                        37_037,
                        1_852,
                        35_185,
                        PENDING,
                        "nebengjek://pay/" + paymentId + "?amount=37037"));
    }

    @Test
    void a_ride_metered_twice_is_billed_once_and_told_the_same() {
        RideMetered ride = metered(5_000);
        List<PaymentOutput> first = world.hear(ride);

        assertThat(world.hear(ride)).isEqualTo(first);
    }

    @Test
    void a_bill_that_other_metres_follow_stays_as_it_was() {
        RideMetered ride = metered(5_000);
        List<PaymentOutput> first = world.hear(ride);

        assertThat(world.hear(new RideMetered(
                        ride.rideId(), ride.driverId(), ride.passengerId(), 9_000, 1)))
                .isEqualTo(first);
    }

    @Test
    void a_ride_metered_by_many_processes_at_once_is_billed_once() {
        RideMetered ride = metered(5_000);

        List<List<PaymentOutput>> told = atOnce(16, caller -> world.hear(ride));

        assertThat(told).hasSize(16).containsOnly(told.getFirst());
    }

    @Test
    void a_repeat_after_the_payment_is_told_as_it_began() {
        RideMetered ride = metered(1_000);
        List<PaymentOutput> first = world.hear(ride);
        world.hear(settled(ride, PAID, "reference"));

        assertThat(world.hear(ride)).isEqualTo(first);
    }

    @Test
    void a_fare_of_nothing_is_paid_without_a_provider() {
        RideMetered ride = metered(0);

        List<PaymentOutput> told = world.hear(ride);

        assertThat(statuses(told)).containsExactly("payment PAID", "paid");
        assertThat(world.stored(ride)).isEqualTo("PAID");
        assertThat(world.hear(ride)).isEqualTo(told);
    }
}
