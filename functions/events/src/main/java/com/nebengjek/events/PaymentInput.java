package com.nebengjek.events;

/** What payment takes. */
public sealed interface PaymentInput
        permits RideMetered,
                RidePay,
                RideSettled {}
