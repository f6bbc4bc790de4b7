package com.nebengjek.local.city;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a driver is like. The n-th choice of each kind follows from the seed alone, whatever happens in between. */
final class DriverChoices {

    /** What a driver does with an offer. */
    enum Answer {
        ACCEPT,
        REJECT,
        IGNORE
    }

    private static final double ACCEPTS = 0.80;
    private static final double REJECTS = 0.12;
    private static final double LOWERS_THE_FARE = 0.15;
    private static final double KILOMETRES_PER_HOUR = 1 / 3.6;

    private final RandomGenerator answers;
    private final RandomGenerator pauses;
    private final RandomGenerator ways;
    private final RandomGenerator fares;
    private final double speed;

    /** @param speed factor of all movement */
    DriverChoices(long seed, double speed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.answers = random.split();
        this.pauses = random.split();
        this.ways = random.split();
        this.fares = random.split();
        this.speed = speed;
    }

    Answer answer() {
        double mood = answers.nextDouble();
        if (mood < ACCEPTS) {
            return Answer.ACCEPT;
        }
        return mood < ACCEPTS + REJECTS ? Answer.REJECT : Answer.IGNORE;
    }

    Duration timeToAnswer() {
        return Duration.ofMillis(pauses.nextLong(300, 2_000));
    }

    /** Until the passenger has got in or out, or until the next round through the streets. */
    Duration stop() {
        return Duration.ofMillis(pauses.nextLong(1_000, 2_500));
    }

    /** Which way to go. */
    RandomGenerator ways() {
        return ways;
    }

    double metresPerSecond() {
        return speed * ways.nextDouble(20, 40) * KILOMETRES_PER_HOUR;
    }

    /** Share of the fare that the driver asks for; null for all of it. */
    @Nullable Double factor() {
        return fares.nextDouble() < LOWERS_THE_FARE ? Double.valueOf(fares.nextInt(50, 100) / 100.0) : null;
    }
}
