package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.events.PaymentStatus.PENDING;
import static com.nebengjek.payment.PaymentWorld.metered;
import static com.nebengjek.payment.PaymentWorld.pay;
import static com.nebengjek.payment.PaymentWorld.settled;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideRefused;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The function as it runs: events in on their subjects, events out on theirs. */
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentEndToEndIT {

    static {
        NothingBlocks.install();
    }

    private Wire wire;
    private ConfigurableApplicationContext module;

    @BeforeAll
    void start(TestServers servers) throws Exception {
        wire = new Wire(servers.nats().connect(), "ride.>", "dead.>");
        PostgresDatabase database = servers.database().as("payment");
        module = new SpringApplicationBuilder(PaymentModule.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.r2dbc.url=" + database.r2dbcUrl(),
                        "--spring.r2dbc.password=" + database.password(),
                        "--nebengjek.nats.url=" + servers.nats().url(),
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
    }

    @AfterAll
    void stop() throws Exception {
        module.close();
        wire.close();
    }

    @Test
    void a_metered_ride_is_billed_fails_is_tried_again_and_paid() {
        RideMetered ride = metered(2_000);
        String payment = "ride.payment.trip." + ride.rideId();

        wire.publish(ride);
        RidePayment billed = wire.await(RidePayment.class, 1, payment);
        assertThat(billed.amount()).isEqualTo(6_000);
        assertThat(billed.status()).isEqualTo(PENDING);

        wire.publish(settled(ride, FAILED, "first"));
        assertThat(wire.await(RidePayment.class, 2, payment).status()).isEqualTo(FAILED);

        wire.publish(pay(ride));
        assertThat(wire.await(RidePayment.class, 3, payment)).isEqualTo(billed);

        wire.publish(settled(ride, PAID, "second"));
        assertThat(wire.await(RidePayment.class, 4, payment).status()).isEqualTo(PAID);
        assertThat(wire.await(RidePaid.class, 1, "ride.paid.trip." + ride.rideId())
                        .payment()
                        .driverPayout())
                .isEqualTo(5_700);
    }

    @Test
    void a_refusal_goes_to_the_person_and_names_the_event_that_was_refused() {
        UUID stranger = UUID.randomUUID();
        String refused = wire.publish(new RidePay(UUID.randomUUID(), UUID.randomUUID(), stranger));

        RideRefused told = wire.await(RideRefused.class, 1, "ride.refused.user." + stranger);
        assertThat(told.of()).isEqualTo(refused);
        assertThat(told.code()).isEqualTo("not-your-payment");
    }

    @Test
    void a_settlement_of_an_unknown_payment_is_kept_as_a_dead_letter() {
        RideMetered unknown = metered(1);
        wire.publish(settled(unknown, PAID, "reference"));

        assertThat(wire.awaitDeadLetter("RIDE", "payment-ride")).contains(unknown.rideId().toString());
    }
}
