package com.nebengjek.payment;

import com.nebengjek.events.RideSettled;
import com.nebengjek.events.catalogue.InvalidData;

/** What somebody says about a payment: the passenger that it is about to be paid, the provider that it was or was not. */
enum Word {
    PAY,
    PAID,
    FAILED;

    /** @throws InvalidData when the provider has not decided */
    static Word of(RideSettled settled) {
        return switch (settled.status()) {
            case PAID -> PAID;
            case FAILED -> FAILED;
            case PENDING -> throw new InvalidData("status", "must be PAID or FAILED: PENDING settles nothing");
        };
    }
}
