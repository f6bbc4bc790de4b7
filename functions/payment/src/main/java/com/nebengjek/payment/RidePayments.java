package com.nebengjek.payment;

import com.nebengjek.events.PaymentInput;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bills a metered ride and follows its payment; only the provider's word settles it. */
final class RidePayments implements Function<Message<PaymentInput>, Flux<PaymentOutput>> {

    private final Payments payments;
    private final Hearing hearing;
    private final PaymentFacts facts;
    private final PaymentProperties settings;
    private final Clock clock;

    RidePayments(Payments payments, Hearing hearing, PaymentFacts facts, PaymentProperties settings, Clock clock) {
        this.payments = payments;
        this.hearing = hearing;
        this.facts = facts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Flux<PaymentOutput> apply(Message<PaymentInput> message) {
        String eventId = String.valueOf(message.getHeaders().get(EventHeaders.ID));
        return Flux.defer(() -> switch (message.getPayload()) {
            case RideMetered metered -> bill(metered);
            case RidePay pay -> pay(pay, eventId);
            case RideSettled settled -> settle(settled, eventId);
        });
    }

    private Flux<PaymentOutput> bill(RideMetered metered) {
        Fare fare = Fare.of(metered.metres(), metered.factor(), settings.farePerKm(), settings.feeRate());
        return payments.create(StoredPayment.first(metered, fare), clock.instant())
                .flatMapIterable(facts::billed);
    }

    private Flux<PaymentOutput> pay(RidePay pay, String eventId) {
        return hearing.hear(Attempt.of(pay, eventId, clock.instant()), payment -> payment.isOwedBy(pay.userId()))
                .map(facts::answerToPassenger)
                .defaultIfEmpty(List.of(refused(pay, eventId)))
                .flatMapIterable(outputs -> outputs);
    }

    private Flux<PaymentOutput> settle(RideSettled settled, String eventId) {
        return hearing.hear(Attempt.of(settled, eventId, clock.instant()), payment -> true)
                .switchIfEmpty(Mono.error(() -> unknown(settled)))
                .flatMapIterable(facts::answerToProvider);
    }

    /** The same for a payment of others and for none at all, so that nobody learns which payments exist. */
    private static PaymentOutput refused(RidePay pay, String eventId) {
        return new RideRefused(
                pay.userId(),
                eventId,
                "not-your-payment",
                "You have no payment %s for ride %s: pay with the ids you were sent."
                        .formatted(pay.paymentId(), pay.rideId()));
    }

    private static InvalidData unknown(RideSettled settled) {
        return new InvalidData(
                "payment_id", "there is no payment " + settled.paymentId() + " of ride " + settled.rideId());
    }
}
