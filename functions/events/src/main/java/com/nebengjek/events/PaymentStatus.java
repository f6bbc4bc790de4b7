package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;

/** How far a payment has come: {@code PENDING → PAID}, or {@code FAILED → PENDING} again. */
@Describe("How far the payment has come")
public enum PaymentStatus {
    PENDING,
    PAID,
    FAILED
}
