package com.nebengjek.ride;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether driver and passenger are together, as far as their last stored positions can tell. */
final class StartingPlace {

    private static final String DRIVER = "driver";
    private static final String PASSENGER = "passenger";

    private final double startDistance;
    private final Duration positionMaxAge;

    StartingPlace(RideProperties settings) {
        this.startDistance = settings.startDistance();
        this.positionMaxAge = settings.positionMaxAge();
    }

    /** What speaks against a start here and now; empty when nothing does. */
    Optional<Refusal> objection(Optional<LastPosition> driver, Optional<LastPosition> passenger, Instant now) {
        return notSeen(DRIVER, driver, now)
                .or(() -> notSeen(PASSENGER, passenger, now))
                .or(() -> apart(driver.orElseThrow(), passenger.orElseThrow()));
    }

    private Optional<Refusal> notSeen(String whose, Optional<LastPosition> position, Instant now) {
        if (position.isEmpty()) {
            return Optional.of(Refusal.positionUnknown(whose));
        }
        Duration age = position.get().ageAt(now);
        return age.compareTo(positionMaxAge) > 0 ? Optional.of(Refusal.positionTooOld(whose, age)) : Optional.empty();
    }

    private Optional<Refusal> apart(LastPosition driver, LastPosition passenger) {
        double metres = driver.metresTo(passenger);
        return metres > startDistance ? Optional.of(Refusal.tooFarApart(metres, startDistance)) : Optional.empty();
    }
}
