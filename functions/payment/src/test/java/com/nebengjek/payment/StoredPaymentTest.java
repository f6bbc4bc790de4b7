package com.nebengjek.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.catalogue.InvalidData;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredPaymentTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID RIDE = new UUID(0, 1);
    private static final UUID DRIVER = new UUID(0, 2);
    private static final UUID PASSENGER = new UUID(0, 3);
    private static final RideMetered METERED = new RideMetered(RIDE, DRIVER, PASSENGER, 1_000, 1);
    private static final Fare FARE = new Fare(3_000, 150, 2_850);
    private static final StoredPayment FIRST = StoredPayment.first(METERED, FARE);

    @Test
    void a_metered_ride_begins_with_a_payment_that_is_pending() {
        assertThat(FIRST)
                .isEqualTo(new StoredPayment(
                        Payment.idOf(RIDE), RIDE, DRIVER, PASSENGER, FARE, PaymentStatus.PENDING, null));
    }

    @Test
    void a_ride_that_costs_nothing_is_paid() {
        assertThat(StoredPayment.first(METERED, new Fare(0, 0, 0)).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void the_passenger_owes_and_nobody_else() {
        assertThat(FIRST.isOwedBy(PASSENGER)).isTrue();
        assertThat(FIRST.isOwedBy(DRIVER)).isFalse();
    }

    @Test
    void money_was_taken_twice_when_another_transaction_settled_it_before() {
        StoredPayment paid = new StoredPayment(
                FIRST.paymentId(), RIDE, DRIVER, PASSENGER, FARE, PaymentStatus.PAID, "one");

        assertThat(paid.wasPaidOtherwise("two")).isTrue();
        assertThat(paid.wasPaidOtherwise("one")).isFalse();
        assertThat(paid.wasPaidOtherwise(null)).isFalse();
        assertThat(FIRST.wasPaidOtherwise("two")).isFalse();
    }

    @Test
    void a_word_is_kept_with_the_event_that_brought_it() {
        UUID payment = FIRST.paymentId();

        assertThat(Attempt.of(new RidePay(RIDE, payment, PASSENGER), "event", NOON))
                .isEqualTo(new Attempt("event", payment, RIDE, Word.PAY, null, NOON));
        assertThat(Attempt.of(new RideSettled(RIDE, payment, PaymentStatus.PAID, "charge"), "event", NOON))
                .isEqualTo(new Attempt("event", payment, RIDE, Word.PAID, "charge", NOON));
    }

    @Test
    void a_provider_that_has_not_decided_settles_nothing() {
        assertThat(Word.of(new RideSettled(RIDE, FIRST.paymentId(), PaymentStatus.FAILED, "charge")))
                .isEqualTo(Word.FAILED);
        assertThatThrownBy(() -> Word.of(new RideSettled(RIDE, FIRST.paymentId(), PaymentStatus.PENDING, "charge")))
                .isInstanceOf(InvalidData.class)
                .hasMessageContaining("PENDING settles nothing");
    }
}
