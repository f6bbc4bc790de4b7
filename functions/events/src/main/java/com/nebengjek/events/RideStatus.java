package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;

/** How far a ride has come: {@code CREATED → STARTED → ARRIVED → COMPLETED}, or {@code CANCELLED} from {@code CREATED}. */
@Describe("How far the ride has come")
public enum RideStatus {
    CREATED,
    STARTED,
    ARRIVED,
    COMPLETED,
    CANCELLED
}
