package com.nebengjek.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of an order; what it has to have, {@link #fault} knows. */
record ChargeOrder(@Nullable UUID reference, long amount, @Nullable String currency) {

    static final String CURRENCY = "IDR";

    /** What is wrong with it; null when nothing is. */
    @Nullable String fault() {
        if (reference == null) {
            return "reference is missing";
        }
        if (amount < 1) {
            return "amount must be at least 1";
        }
        return CURRENCY.equals(currency) ? null : "currency must be " + CURRENCY;
    }
}
