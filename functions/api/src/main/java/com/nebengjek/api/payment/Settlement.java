package com.nebengjek.api.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.api.outbox.Outbox;
import com.nebengjek.api.payment.Callbacks.Bill;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.RideSettled;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes the provider's call an event, once: it is noted and told in one transaction, and a repeat changes nothing. */
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final Callbacks callbacks;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Settlement(Callbacks callbacks, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.callbacks = callbacks;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws Problem 422 when there is no such payment, or not of that amount */
    Mono<Void> hear(Callback callback) {
        return callbacks.bill(callback.reference())
                .switchIfEmpty(Mono.error(() -> refused(callback, "reference", "is no payment of ours")))
                .filter(bill -> bill.amount() == callback.amount())
                .switchIfEmpty(Mono.error(() -> refused(callback, "amount", "is not what was asked for")))
                .flatMap(bill -> callbacks.add(callback, clock.instant())
                        .flatMap(first -> first ? tell(callback, bill) : Mono.empty()))
                .as(transaction::transactional);
    }

    private Mono<Void> tell(Callback callback, Bill bill) {
        UUID id = UUID.nameUUIDFromBytes(("callback " + callback.callbackId()).getBytes(UTF_8));
        return outbox.add(
                id, new RideSettled(bill.ride(), callback.reference(), callback.status(), callback.chargeId()));
    }

    private static Problem refused(Callback callback, String field, String message) {
        log.error("The payment provider calls about payment {}, {} rupiah: {} {}",
                callback.reference(), callback.amount(), field, message);
        return Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, field, message);
    }
}
