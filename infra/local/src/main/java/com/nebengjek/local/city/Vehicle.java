package com.nebengjek.local.city;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A vehicle on the streets. Where it is, is reported at least every 25 m, at every corner, and now and then while it stands. */
final class Vehicle {

    /** Often enough for a standing driver to be offered passengers: positions must not be older than a minute. */
    private static final Duration STANDING_REPORT = Duration.ofSeconds(10);

    private static final Runnable NOTHING = () -> {};

    private final Timeline timeline;
    private final Consumer<Place> report;
    private Journey journey;
    private double metresPerSecond = 1;
    private Runnable onArrival = NOTHING;
    private double metresBefore;
    /** Changes with every order, so that what was planned under the order before is left. */
    private long order;

    Vehicle(Timeline timeline, Place place, Consumer<Place> report) {
        this.timeline = timeline;
        this.report = report;
        this.journey = new Journey(place, List.of());
    }

    Place here() {
        return journey.here();
    }

    /** Metres since it was built. */
    double odometer() {
        return metresBefore + journey.metres();
    }

    /** Leaves what it does and drives past these corners to the last of them. */
    void drive(List<Place> corners, double metresPerSecond, Runnable onArrival) {
        follow(corners, onArrival);
        this.metresPerSecond = metresPerSecond;
        proceed(order);
    }

    /** Leaves what it does and stays where it is. */
    void stand() {
        follow(List.of(), NOTHING);
        proceed(order);
    }

    private void follow(List<Place> corners, Runnable onArrival) {
        this.metresBefore += journey.metres();
        this.journey = new Journey(journey.here(), corners);
        this.onArrival = onArrival;
        this.order++;
    }

    private void proceed(long given) {
        if (journey.isOver()) {
            reportStanding(given);
            onArrival.run();
        } else {
            timeline.after(timeFor(journey.nextStep()), () -> step(given));
        }
    }

    private void step(long given) {
        if (given == order) {
            journey.step();
            if (!journey.isOver()) {
                report.accept(here());
            }
            proceed(given);
        }
    }

    private void reportStanding(long given) {
        if (given == order) {
            report.accept(here());
            timeline.after(STANDING_REPORT, () -> reportStanding(given));
        }
    }

    private Duration timeFor(double metres) {
        return Duration.ofNanos((long) (1e9 * metres / metresPerSecond));
    }
}
