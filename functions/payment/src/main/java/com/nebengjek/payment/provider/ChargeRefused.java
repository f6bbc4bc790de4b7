package com.nebengjek.payment.provider;

/** The provider will not have an order as it is: somebody has to look at it. */
public final class ChargeRefused extends RuntimeException {

    ChargeRefused(String message) {
        super(message);
    }
}
