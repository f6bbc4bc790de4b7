package com.nebengjek.payment.provider;

import reactor.core.publisher.Mono;

/** Whoever takes the money from passengers. */
public interface PaymentProvider {

    /**
     * Has an amount taken, once for each {@link ChargeOrder#key}; completes with how the charge stands, or empty where
     * payments are not asked for from here.
     *
     * <p>Errors: {@link ProviderUnavailable} when nobody knows whether it was taken: the same order may be given again.
     * {@link ChargeRefused} when the provider will not have it as it is.
     */
    Mono<Charge> charge(ChargeOrder order);

    /** For those who are paid by what passengers scan, and need not ask. */
    static PaymentProvider none() {
        return order -> Mono.empty();
    }
}
