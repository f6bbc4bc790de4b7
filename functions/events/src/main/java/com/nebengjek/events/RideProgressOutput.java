package com.nebengjek.events;

/** What ride-progress emits. */
public sealed interface RideProgressOutput
        permits RideStarted,
                RideArrived,
                RideCancelled,
                RideCompleted,
                RideRefused {}
