package com.nebengjek.events;

/** What payment emits. */
public sealed interface PaymentOutput
        permits RidePayment,
                RidePaid,
                RideRefused {}
