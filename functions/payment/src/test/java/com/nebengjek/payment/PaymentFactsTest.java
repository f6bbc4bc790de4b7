package com.nebengjek.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RidePayment;
import com.nebengjek.payment.Hearing.Heard;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentFactsTest {

    private static final UUID RIDE = new UUID(0, 1);
    private static final UUID DRIVER = new UUID(0, 2);
    private static final UUID PASSENGER = new UUID(0, 3);

    private final PaymentFacts facts = new PaymentFacts(new PaymentProperties(
            3_000, new BigDecimal("0.05"), URI.create("nebengjek://pay/"), PaymentWorld.noProvider()));
    private final StoredPayment payment = bill(new Fare(3_000, 150, 2_850));
    private final String link = "nebengjek://pay/" + payment.paymentId() + "?amount=3000";

    @Test
    void a_bill_is_told_with_what_to_scan() {
        assertThat(facts.billed(payment)).containsExactly(told(payment, PaymentStatus.PENDING, link));
    }

    @Test
    void a_bill_of_nothing_is_told_as_paid() {
        StoredPayment free = bill(new Fare(0, 0, 0));

        assertThat(facts.billed(free)).containsExactly(told(free, PaymentStatus.PAID, null), paid(free));
    }

    @Test
    void an_intent_to_pay_is_answered_to_the_passenger_and_settles_nothing() {
        assertThat(facts.answerToPassenger(heard(PaymentStatus.PENDING)))
                .containsExactly(told(payment, PaymentStatus.PENDING, link));
        assertThat(facts.answerToPassenger(heard(PaymentStatus.PAID)))
                .containsExactly(told(payment, PaymentStatus.PAID, null));
        assertThat(facts.answerToPassenger(heard(null))).isEmpty();
    }

    @Test
    void the_providers_word_is_told_and_settles_only_when_it_is_paid() {
        assertThat(facts.answerToProvider(heard(PaymentStatus.PAID)))
                .containsExactly(told(payment, PaymentStatus.PAID, null), paid(payment));
        assertThat(facts.answerToProvider(heard(PaymentStatus.FAILED)))
                .containsExactly(told(payment, PaymentStatus.FAILED, null));
        assertThat(facts.answerToProvider(heard(null))).isEmpty();
    }

    private Heard heard(@Nullable PaymentStatus status) {
        return new Heard(payment, new Answer(Optional.ofNullable(status), 0));
    }

    private static StoredPayment bill(Fare fare) {
        return StoredPayment.first(new RideMetered(RIDE, DRIVER, PASSENGER, 1_000, 1), fare);
    }

    private static PaymentOutput told(StoredPayment payment, PaymentStatus status, @Nullable String link) {
        Fare fare = payment.fare();
        return new RidePayment(
                RIDE,
                payment.paymentId(),
                DRIVER,
                PASSENGER,
                fare.amount(),
                fare.adminFee(),
                fare.driverPayout(),
                status,
                link);
    }

    private static PaymentOutput paid(StoredPayment payment) {
        Fare fare = payment.fare();
        return new RidePaid(
                RIDE,
                new Payment(
                        payment.paymentId(),
                        RIDE,
                        fare.amount(),
                        fare.adminFee(),
                        fare.driverPayout(),
                        PaymentStatus.PAID));
    }
}
