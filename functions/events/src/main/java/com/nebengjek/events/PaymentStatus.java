package com.nebengjek.events;

/** How far a payment has come: {@code PENDING → PAID}, or {@code FAILED → PENDING} again. */
public enum PaymentStatus {
    PENDING,
    PAID,
    FAILED
}
