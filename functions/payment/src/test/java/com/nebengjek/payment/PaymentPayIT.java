package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.payment.PaymentWorld.pay;
import static com.nebengjek.payment.PaymentWorld.settled;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideRefused;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentPayIT extends PaymentIT {

    @Test
    void an_intent_settles_nothing() {
        RideMetered ride = world.billed();

        assertThat(statuses(world.hear(pay(ride)))).containsExactly("payment PENDING");
        assertThat(world.stored(ride)).isEqualTo("PENDING");
    }

    @Test
    void a_failed_payment_is_no_dead_end() {
        RideMetered ride = world.failed();

        assertThat(statuses(world.hear(pay(ride)))).containsExactly("payment PENDING");
        assertThat(world.stored(ride)).isEqualTo("PENDING");
        assertThat(statuses(world.hear(settled(ride, PAID, "second")))).containsExactly("payment PAID", "paid");
    }

    @Test
    void what_is_paid_is_told_so() {
        assertThat(statuses(world.hear(pay(world.paid())))).containsExactly("payment PAID");
    }

    @Test
    void a_repeat_after_a_failure_does_not_open_the_payment_again() {
        RideMetered ride = world.billed();
        RidePay pay = pay(ride);
        List<PaymentOutput> first = world.hear(pay, "pay");
        world.hear(settled(ride, FAILED, "failed"));

        assertThat(world.hear(pay, "pay")).isEqualTo(first);
        assertThat(world.stored(ride)).isEqualTo("FAILED");
    }

    @Test
    void only_the_passenger_pays() {
        RideMetered ride = world.failed();

        assertThat(refusals(payAs(ride.driverId(), ride))).containsExactly("not-your-payment");
        assertThat(refusals(payAs(UUID.randomUUID(), ride))).containsExactly("not-your-payment");
        assertThat(world.stored(ride)).isEqualTo("FAILED");
    }

    @Test
    void a_payment_of_another_ride_is_not_paid() {
        RideMetered ride = world.billed();
        UUID otherPayment = Payment.idOf(world.billed().rideId());

        assertThat(refusals(new RidePay(ride.rideId(), otherPayment, ride.passengerId())))
                .containsExactly("not-your-payment");
    }

    private static RidePay payAs(UUID person, RideMetered ride) {
        return new RidePay(ride.rideId(), Payment.idOf(ride.rideId()), person);
    }

    private List<String> refusals(RidePay pay) {
        return world.hear(pay).stream()
                .map(RideRefused.class::cast)
                .map(RideRefused::code)
                .toList();
    }
}
