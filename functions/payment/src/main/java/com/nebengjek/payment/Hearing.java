package com.nebengjek.payment;

import com.nebengjek.events.PaymentStatus;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Hears the words about a payment one after the other, each once: what was heard before gets the answer it got then.
 *
 * <p>The payment's row is locked while a word is judged, so of a failure and a success at the same time neither is lost
 * and success has the last word.
 */
final class Hearing {

    private static final Logger log = LoggerFactory.getLogger(Hearing.class);

    private final Payments payments;
    private final TransactionalOperator transaction;

    Hearing(Payments payments, TransactionalOperator transaction) {
        this.payments = payments;
        this.transaction = transaction;
    }

    /** A payment that a word was heard about, as it was before, and the answer. */
    record Heard(StoredPayment payment, Answer answer) {}

    /** Empty when there is no such payment of that ride, or the speaker has no say in it. */
    Mono<Heard> hear(Attempt attempt, Predicate<StoredPayment> speakerHasASay) {
        return payments.lock(attempt.paymentId(), attempt.rideId())
                .filter(speakerHasASay)
                .flatMap(payment -> payments.answered(attempt)
                        .switchIfEmpty(Mono.defer(() -> judge(payment, attempt)))
                        .map(answer -> new Heard(payment, answer)))
                .as(transaction::transactional);
    }

    private Mono<Answer> judge(StoredPayment payment, Attempt attempt) {
        if (payment.wasPaidOtherwise(attempt.reference()) && attempt.word() == Word.PAID) {
            log.warn(
                    "Payment {} of ride {} was settled by {} and now by {}: one of them is to be refunded",
                    payment.paymentId(), payment.rideId(), payment.reference(), attempt.reference());
        }
        Decision decision = Decision.on(attempt.word(), payment.status());
        return move(payment, attempt, decision.status())
                .then(charge(attempt))
                .map(charge -> new Answer(decision.answer(), charge))
                .flatMap(answer -> payments.record(attempt, answer).thenReturn(answer));
    }

    /** Until a charge has failed, every intent is about the same one: nobody pays twice who asks twice. */
    private Mono<Integer> charge(Attempt attempt) {
        return attempt.word() == Word.PAY ? payments.failedCharges(attempt.paymentId()) : Mono.just(0);
    }

    private Mono<Void> move(StoredPayment payment, Attempt attempt, PaymentStatus next) {
        if (next == payment.status()) {
            return Mono.empty();
        }
        return next == PaymentStatus.PAID ? payments.settle(attempt) : payments.move(payment.paymentId(), next);
    }
}
