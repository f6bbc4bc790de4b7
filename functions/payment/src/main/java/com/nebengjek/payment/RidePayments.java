package com.nebengjek.payment;

import com.nebengjek.events.PaymentInput;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.payment.Hearing.Heard;
import com.nebengjek.payment.provider.ChargeOrder;
import com.nebengjek.payment.provider.PaymentProvider;
import com.nebengjek.payment.provider.ProviderUnavailable;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bills a metered ride and follows its payment; only the provider's word settles it. */
final class RidePayments implements Function<Message<PaymentInput>, Flux<PaymentOutput>> {

    private static final Logger log = LoggerFactory.getLogger(RidePayments.class);

    private final Payments payments;
    private final Hearing hearing;
    private final PaymentProvider provider;
    private final PaymentFacts facts;
    private final PaymentProperties settings;
    private final Clock clock;

    RidePayments(
            Payments payments,
            Hearing hearing,
            PaymentProvider provider,
            PaymentFacts facts,
            PaymentProperties settings,
            Clock clock) {
        this.payments = payments;
        this.hearing = hearing;
        this.provider = provider;
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
                .flatMapMany(heard -> Flux.fromIterable(facts.answerToPassenger(heard))
                        .concatWith(charge(heard)))
                .switchIfEmpty(Flux.just(refused(pay, eventId)));
    }

    /**
     * Has the provider take the money of an open payment. It mostly decides later and calls back; what it has decided
     * already is heard at once, so that an intent also mends what a lost call has left open.
     */
    private Flux<PaymentOutput> charge(Heard heard) {
        if (!heard.answer().status().equals(Optional.of(PaymentStatus.PENDING))) {
            return Flux.empty();
        }
        StoredPayment payment = heard.payment();
        return provider.charge(new ChargeOrder(
                        payment.paymentId(), heard.answer().charge(), payment.fare().amount()))
                .onErrorMap(ProviderUnavailable.class, away -> {
                    log.warn("Payment {} waits: {}", payment.paymentId(), away.getMessage());
                    return Later.in(away.retryAfter());
                })
                .filter(charge -> charge.status() != PaymentStatus.PENDING)
                .flatMapMany(charge -> settle(
                        new RideSettled(payment.rideId(), payment.paymentId(), charge.status(), charge.id()),
                        "charge " + charge.id()));
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
