package com.nebengjek.ride;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the ride functions.
 *
 * @param startDistance how many metres apart driver and passenger may be when the ride starts; more than 0
 * @param positionMaxAge how old a stored position may be to say where somebody is; more than 0
 */
@ConfigurationProperties("nebengjek.ride")
record RideProperties(@DefaultValue("100") double startDistance, @DefaultValue("60s") Duration positionMaxAge) {

    RideProperties {
        if (!(startDistance > 0) || Double.isInfinite(startDistance)) {
            throw new IllegalArgumentException(
                    "nebengjek.ride.start-distance must be metres above 0, but is " + startDistance);
        }
        if (!positionMaxAge.isPositive()) {
            throw new IllegalArgumentException(
                    "nebengjek.ride.position-max-age must be above 0, but is " + positionMaxAge);
        }
    }
}
