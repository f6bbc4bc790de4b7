package com.nebengjek.location;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of location-store.
 *
 * @param maxSpeed km/h; a faster jump is taken for an error of the receiver and is not billed
 * @param reportMetres metres after which a started ride's meter is reported
 * @param reportInterval time after which it is reported if it has not driven that far
 * @param arrivalPatience how long an arrival waits for the driver's next position while the last is from before it,
 *     once all positions from before the arrival have been stored
 * @param arrivalLimit how long it waits for such positions in all
 * @param arrivalPause how long until it looks again
 * @param indexed age at which a driver's position is too old to be found
 * @param trail points of a driver's odometer that are remembered; at one a second, so many seconds may positions and
 *     ride events be apart without an error in the bill
 */
@ConfigurationProperties("nebengjek.location")
record LocationProperties(
        @DefaultValue("200") double maxSpeed,
        @DefaultValue("100") double reportMetres,
        @DefaultValue("5s") Duration reportInterval,
        @DefaultValue("3s") Duration arrivalPatience,
        @DefaultValue("60s") Duration arrivalLimit,
        @DefaultValue("200ms") Duration arrivalPause,
        @DefaultValue("60s") Duration indexed,
        @DefaultValue("600") int trail) {

    LocationProperties {
        require("max-speed", maxSpeed > 0, maxSpeed);
        require("report-metres", reportMetres > 0, reportMetres);
        require("report-interval", reportInterval.isPositive(), reportInterval);
        require("arrival-patience", !arrivalPatience.isNegative(), arrivalPatience);
        require("arrival-limit", !arrivalLimit.isNegative(), arrivalLimit);
        require("arrival-pause", arrivalPause.isPositive(), arrivalPause);
        require("indexed", indexed.isPositive(), indexed);
        require("trail", trail > 1, trail);
    }

    long looksAtTheSamePosition() {
        return arrivalPatience.dividedBy(arrivalPause);
    }

    long looksInAll() {
        return arrivalLimit.dividedBy(arrivalPause);
    }

    double maxMetresPerSecond() {
        return maxSpeed / 3.6;
    }

    private static void require(String property, boolean holds, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("nebengjek.location." + property + " is too small (was " + value + ")");
        }
    }
}
