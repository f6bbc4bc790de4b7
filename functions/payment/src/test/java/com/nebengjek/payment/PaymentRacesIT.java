package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.payment.PaymentWorld.settled;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.RideMetered;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words about one payment that many processes hear at the same time. */
class PaymentRacesIT extends PaymentIT {

    @Test
    void many_settlements_settle_once() {
        RideMetered ride = world.billed();

        List<List<PaymentOutput>> told = atOnce(8, caller -> world.hear(settled(ride, PAID, "reference " + caller)));

        assertThat(told).hasSize(8).containsOnly(told.getFirst());
        assertThat(world.stored(ride)).startsWith("PAID by reference");
    }

    @Test
    void of_success_and_failure_success_has_the_last_word() {
        for (int round = 0; round < 20; round++) {
            RideMetered ride = world.billed();

            List<List<PaymentOutput>> told = atOnce(
                    2, caller -> world.hear(settled(ride, caller == 0 ? PAID : FAILED, "reference " + caller)));

            assertThat(statuses(told.getFirst())).containsExactly("payment PAID", "paid");
            assertThat(world.stored(ride)).isEqualTo("PAID by reference 0");
        }
    }

    @Test
    void the_same_event_in_many_processes_is_heard_once() {
        RideMetered ride = world.billed();

        List<List<PaymentOutput>> told =
                atOnce(8, caller -> world.hear(settled(ride, FAILED, "failed"), "the same"));

        assertThat(told).hasSize(8).containsOnly(told.getFirst());
        assertThat(world.attempts(ride)).hasSize(1);
    }
}
