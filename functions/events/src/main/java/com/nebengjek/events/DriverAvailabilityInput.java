package com.nebengjek.events;

/** What driver-availability takes. */
public sealed interface DriverAvailabilityInput
        permits DriverBeacon,
                DriverRegistered,
                RideCreated,
                RideArrived,
                RideCancelled,
                RideCompleted {}
