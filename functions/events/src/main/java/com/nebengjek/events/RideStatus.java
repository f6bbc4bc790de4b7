package com.nebengjek.events;

/** How far a ride has come: {@code CREATED → STARTED → ARRIVED → COMPLETED}, or {@code CANCELLED} from {@code CREATED}. */
public enum RideStatus {
    CREATED,
    STARTED,
    ARRIVED,
    COMPLETED,
    CANCELLED
}
