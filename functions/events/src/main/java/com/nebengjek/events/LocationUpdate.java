package com.nebengjek.events;

import java.time.Instant;
import java.util.UUID;

/** Where somebody was at a moment, whatever their role. */
public sealed interface LocationUpdate permits DriverLocationUpdate, PassengerLocationUpdate {

    UUID userId();

    /** Degrees north, WGS 84. */
    double latitude();

    /** Degrees east, WGS 84. */
    double longitude();

    Instant timestamp();
}
