package com.nebengjek.ride;

import com.nebengjek.events.Haversine;
import java.time.Duration;
import java.time.Instant;

/** Where somebody was last seen, in degrees, and when. */
record LastPosition(double latitude, double longitude, Instant at) {

    double metresTo(LastPosition other) {
        return Haversine.metres(latitude, longitude, other.latitude, other.longitude);
    }

    Duration ageAt(Instant now) {
        return Duration.between(at, now);
    }
}
