package com.nebengjek.events;

/** What ride-progress takes. */
public sealed interface RideProgressInput
        permits RideStart,
                RideArrive,
                RideCancel,
                RidePaid {}
