package com.nebengjek.events;

/** What location-store takes. */
public sealed interface LocationStoreInput
        permits DriverLocationUpdate,
                PassengerLocationUpdate,
                RideCreated,
                RideStarted,
                RideArrived,
                RideCancelled {}
