package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.events.PaymentStatus.PENDING;
import static com.nebengjek.payment.PaymentWorld.pay;
import static com.nebengjek.payment.PaymentWorld.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.catalogue.InvalidData;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class PaymentSettleIT extends PaymentIT {

    @Test
    void the_word_of_the_provider_pays() {
        RideMetered ride = world.billed();

        assertThat(statuses(world.hear(settled(ride, PAID, "reference")))).containsExactly("payment PAID", "paid");
        assertThat(world.stored(ride)).isEqualTo("PAID by reference");
    }

    @Test
    void it_counts_whether_or_not_the_intent_was_heard_before() {
        RideMetered ride = world.billed();
        world.hear(settled(ride, PAID, "reference"));

        assertThat(statuses(world.hear(pay(ride)))).containsExactly("payment PAID");
        assertThat(world.stored(ride)).isEqualTo("PAID by reference");
    }

    @Test
    void a_failed_payment_that_the_provider_settles_is_paid() {
        RideMetered ride = world.failed();

        assertThat(statuses(world.hear(settled(ride, PAID, "reference")))).containsExactly("payment PAID", "paid");
    }

    @Test
    void a_repeat_is_told_the_same() {
        RideMetered ride = world.billed();
        RideSettled word = settled(ride, PAID, "reference");
        List<PaymentOutput> first = world.hear(word, "settled");

        assertThat(world.hear(word, "settled")).isEqualTo(first);
        assertThat(world.hear(word, "the provider calls again")).isEqualTo(first);
        assertThat(world.stored(ride)).isEqualTo("PAID by reference");
    }

    @Test
    void the_first_settlement_stays() {
        RideMetered ride = world.paid();
        world.hear(settled(ride, PAID, "another"));

        assertThat(world.stored(ride)).isEqualTo("PAID by reference");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_second_settlement_is_pointed_out_because_somebody_must_refund_it(CapturedOutput log) {
        RideMetered ride = world.paid();
        assertThat(log).doesNotContain("refunded");

        world.hear(settled(ride, PAID, "another"));

        assertThat(log).contains(ride.rideId().toString(), "reference", "another", "refunded");
    }

    @Test
    void a_failure_is_told() {
        RideMetered ride = world.billed();

        assertThat(statuses(world.hear(settled(ride, FAILED, "failed")))).containsExactly("payment FAILED");
        assertThat(world.stored(ride)).isEqualTo("FAILED");
    }

    @Test
    void a_failure_after_success_changes_nothing_and_is_told_to_nobody() {
        RideMetered ride = world.paid();

        assertThat(world.hear(settled(ride, FAILED, "failed"), "late")).isEmpty();
        assertThat(world.hear(settled(ride, FAILED, "failed"), "late")).isEmpty();
        assertThat(world.stored(ride)).isEqualTo("PAID by reference");
    }

    @Test
    void a_repeated_failure_does_not_undo_the_next_try() {
        RideMetered ride = world.billed();
        RideSettled failure = settled(ride, FAILED, "failed");
        List<PaymentOutput> first = world.hear(failure, "failure");
        world.hear(pay(ride));

        assertThat(world.hear(failure, "failure")).isEqualTo(first);
        assertThat(world.stored(ride)).isEqualTo("PENDING");
    }

    @Test
    void an_unknown_payment_is_invalid() {
        RideMetered ride = world.billed();
        UUID unknown = UUID.randomUUID();

        assertThatThrownBy(() -> world.hear(new RideSettled(ride.rideId(), unknown, PAID, "reference")))
                .isInstanceOf(InvalidData.class)
                .hasMessageContaining(unknown.toString());
    }

    @Test
    void a_provider_that_has_not_decided_settles_nothing() {
        RideMetered ride = world.billed();

        assertThatThrownBy(() -> world.hear(settled(ride, PENDING, "reference")))
                .isInstanceOf(InvalidData.class)
                .hasMessageContaining("status");
    }

    @Test
    void every_word_is_on_record_once() {
        RideMetered ride = world.billed();
        world.hear(pay(ride), "1");
        world.hear(settled(ride, FAILED, "a"), "2");
        world.hear(settled(ride, FAILED, "a"), "2");
        world.hear(pay(ride), "3");
        world.hear(settled(ride, PAID, "b"), "4");
        world.hear(settled(ride, FAILED, "c"), "5");

        assertThat(world.attempts(ride))
                .containsExactly(
                        "PAY → PENDING", "FAILED a → FAILED", "PAY → PENDING", "PAID b → PAID", "FAILED c →");
    }
}
