package com.nebengjek.payment.provider;

import java.util.UUID;

/**
 * What is to be taken for a payment.
 *
 * @param number 0 for the first charge of the payment, one more after each that has failed
 * @param amount whole rupiah
 */
public record ChargeOrder(UUID payment, int number, long amount) {

    /** The same for an order that is given again. */
    String key() {
        return payment + ":" + number;
    }
}
