package com.nebengjek.payment;

import com.nebengjek.events.PaymentStatus;
import java.util.Optional;

/**
 * What a word makes of a payment.
 *
 * <p>PAID is for ever: no later word changes it, and nobody is told of a failure that was reported after it.
 *
 * @param status of the payment from now on
 * @param answer the status that people are told; empty when they are told nothing
 */
record Decision(PaymentStatus status, Optional<PaymentStatus> answer) {

    static Decision on(Word word, PaymentStatus now) {
        return switch (word) {
            case PAY -> told(now == PaymentStatus.PAID ? PaymentStatus.PAID : PaymentStatus.PENDING);
            case PAID -> told(PaymentStatus.PAID);
            case FAILED -> now == PaymentStatus.PAID ? ignored(now) : told(PaymentStatus.FAILED);
        };
    }

    private static Decision told(PaymentStatus status) {
        return new Decision(status, Optional.of(status));
    }

    private static Decision ignored(PaymentStatus status) {
        return new Decision(status, Optional.empty());
    }
}
