package com.nebengjek.ride;

import com.nebengjek.events.RideRefused;
import java.time.Duration;
import java.util.UUID;

/**
 * Why a command is refused.
 *
 * @param code stable, for programs
 * @param message what was wrong and what to do, for the person who asked
 */
record Refusal(String code, String message) {

    /** The same for a ride of others and for none at all, so that nobody learns which rides exist. */
    static final Refusal NOT_IN_RIDE = new Refusal("not-in-ride", "You are not in this ride.");

    static final Refusal DRIVER_STARTS =
            new Refusal("driver-starts", "Only the driver can start the ride: ask the driver to do it.");

    static final Refusal NOT_STARTED =
            new Refusal("not-started", "The ride has not started: start it first, or cancel it.");

    static final Refusal ALREADY_STARTED = new Refusal(
            "already-started", "The ride has started and cannot be cancelled any more: end it with arrive.");

    static final Refusal ALREADY_ARRIVED = new Refusal("already-arrived", "The ride has arrived already.");

    static final Refusal ALREADY_CANCELLED = new Refusal("already-cancelled", "The ride was cancelled.");

    static final Refusal FACTOR_IS_THE_DRIVERS = new Refusal(
            "factor-is-the-drivers", "Only the driver can lower the fare: leave the factor out.");

    static Refusal positionUnknown(String whose) {
        return new Refusal(
                "position-unknown", "The position of the " + whose + " is not known: wait until it is sent.");
    }

    static Refusal positionTooOld(String whose, Duration age) {
        return new Refusal(
                "position-too-old",
                "The position of the %s is %d s old: wait until a new one is sent.".formatted(whose, age.toSeconds()));
    }

    static Refusal tooFarApart(double metres, double allowed) {
        return new Refusal(
                "too-far-apart",
                "Driver and passenger are %.0f m apart: come within %.0f m to start.".formatted(metres, allowed));
    }

    /** The refusal as an event to the person who asked. */
    RideRefused to(UUID person, String refusedEvent) {
        return new RideRefused(person, refusedEvent, code, message);
    }
}
