package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.events.PaymentStatus.PENDING;
import static com.nebengjek.payment.PaymentWorld.pay;
import static com.nebengjek.payment.PaymentWorld.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePay;
import com.nebengjek.jetstream.Later;
import com.nebengjek.payment.provider.Charge;
import com.nebengjek.payment.provider.ChargeOrder;
import com.nebengjek.payment.provider.HttpPaymentProvider;
import com.nebengjek.payment.provider.PaymentProvider;
import com.nebengjek.payment.provider.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the provider is asked for, and what follows from its answer. */
class PaymentChargeIT extends PaymentIT {

    /** Port 9 is for discarding what is sent; nobody does that here. */
    private static final URI NOBODY_THERE = URI.create("http://127.0.0.1:9");

    private final Queue<ChargeOrder> orders = new ConcurrentLinkedQueue<>();

    @AfterEach
    void nobodyIsAsked() {
        world.provider = PaymentProvider.none();
        orders.clear();
    }

    @Test
    void an_intent_has_the_amount_taken() {
        RideMetered ride = world.billed();
        answering(PENDING);

        assertThat(statuses(world.hear(pay(ride)))).containsExactly("payment PENDING");
        assertThat(orders).containsExactly(order(ride, 0));
    }

    @Test
    void intents_of_one_open_payment_are_one_charge() {
        RideMetered ride = world.billed();
        answering(PENDING);
        world.hear(pay(ride));
        world.hear(pay(ride));

        assertThat(orders).containsOnly(order(ride, 0));
    }

    @Test
    void after_a_failed_charge_there_is_another() {
        RideMetered ride = world.billed();
        answering(PENDING);
        world.hear(pay(ride));
        world.hear(settled(ride, FAILED, "charge-1"));
        world.hear(settled(ride, FAILED, "charge-1"), "the provider calls again");
        world.hear(pay(ride));

        assertThat(orders).containsExactly(order(ride, 0), order(ride, 1));
    }

    @Test
    void a_repeated_intent_is_about_the_charge_it_was_about() {
        RideMetered ride = world.billed();
        answering(PENDING);
        world.hear(pay(ride), "pay");
        world.hear(settled(ride, FAILED, "charge-1"));
        world.hear(pay(ride), "pay");

        assertThat(orders).containsOnly(order(ride, 0));
    }

    @Test
    void what_is_paid_is_not_charged() {
        RideMetered ride = world.paid();
        answering(PENDING);
        world.hear(pay(ride));

        assertThat(orders).isEmpty();
    }

    @Test
    void nobody_has_anything_taken_from_others() {
        RideMetered ride = world.billed();
        answering(PENDING);
        world.hear(new RidePay(ride.rideId(), Payment.idOf(ride.rideId()), UUID.randomUUID()));
        world.hear(new RidePay(ride.rideId(), Payment.idOf(ride.rideId()), ride.driverId()));

        assertThat(orders).isEmpty();
    }

    @Test
    void what_the_provider_has_decided_already_needs_no_call() {
        RideMetered ride = world.billed();
        answering(PAID);

        assertThat(statuses(world.hear(pay(ride)))).containsExactly("payment PENDING", "payment PAID", "paid");
        assertThat(world.stored(ride)).isEqualTo("PAID by " + chargeOf(ride));
    }

    @Test
    void a_call_after_such_an_answer_changes_nothing() {
        RideMetered ride = world.billed();
        answering(PAID);
        world.hear(pay(ride));
        world.hear(settled(ride, PAID, chargeOf(ride)));

        assertThat(world.stored(ride)).isEqualTo("PAID by " + chargeOf(ride));
    }

    @Test
    void an_intent_waits_for_a_provider_that_is_away_and_costs_no_attempt() {
        RideMetered ride = world.billed();
        world.provider = new HttpPaymentProvider(new ProviderSettings(
                NOBODY_THERE, "", Duration.ofSeconds(20), 5, Duration.ofSeconds(2)));
        assertThatThrownBy(() -> world.hear(pay(ride), "pay")).isInstanceOf(Later.class);
        answering(PENDING);

        assertThat(statuses(world.hear(pay(ride), "pay"))).containsExactly("payment PENDING");
        assertThat(orders).containsExactly(order(ride, 0));
    }

    private void answering(PaymentStatus status) {
        world.provider = order -> {
            orders.add(order);
            return Mono.just(new Charge("charge of " + order.payment(), status));
        };
    }

    private static String chargeOf(RideMetered ride) {
        return "charge of " + Payment.idOf(ride.rideId());
    }

    private static ChargeOrder order(RideMetered ride, int number) {
        return new ChargeOrder(Payment.idOf(ride.rideId()), number, 3_000);
    }
}
