package com.nebengjek.events;

/** What location-store emits. */
public sealed interface LocationStoreOutput
        permits DriverLocationStored,
                PassengerLocationStored,
                LocationAggregate,
                LivePosition {}
