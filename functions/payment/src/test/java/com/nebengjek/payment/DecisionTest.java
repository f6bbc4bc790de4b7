package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.events.PaymentStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.PaymentStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {

    @Test
    void a_failed_payment_can_be_tried_again() {
        assertThat(Decision.on(Word.PAY, FAILED)).isEqualTo(told(PENDING));
    }

    @Test
    void an_intent_to_pay_does_not_settle() {
        assertThat(Decision.on(Word.PAY, PENDING)).isEqualTo(told(PENDING));
    }

    @Test
    void an_intent_to_pay_what_is_paid_is_told_so() {
        assertThat(Decision.on(Word.PAY, PAID)).isEqualTo(told(PAID));
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void the_provider_can_settle_a_payment_in_every_state(PaymentStatus now) {
        assertThat(Decision.on(Word.PAID, now)).isEqualTo(told(PAID));
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "FAILED"})
    void a_failure_is_told_while_the_payment_is_open(PaymentStatus now) {
        assertThat(Decision.on(Word.FAILED, now)).isEqualTo(told(FAILED));
    }

    @Test
    void a_failure_after_success_changes_nothing_and_is_told_to_nobody() {
        assertThat(Decision.on(Word.FAILED, PAID)).isEqualTo(new Decision(PAID, Optional.empty()));
    }

    private static Decision told(PaymentStatus status) {
        return new Decision(status, Optional.of(status));
    }
}
