package com.nebengjek.provider;

import java.util.UUID;

/** What a customer has ordered, and how it stands. */
record Charge(String chargeId, UUID reference, long amount, String currency, Status status) {

    enum Status {
        PENDING,
        PAID,
        FAILED
    }

    Charge decided(Status decision) {
        return new Charge(chargeId, reference, amount, currency, decision);
    }
}
