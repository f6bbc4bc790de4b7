package com.nebengjek.provider;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What goes wrong with real providers goes wrong here, a little more often. The n-th choice follows from the seed alone. */
final class Unreliable implements Choices {

    private static final double NOT_NOW = 0.05;
    private static final double SILENTLY = 0.05;
    private static final double FAILS = 0.15;
    private static final double LATE = 0.10;
    private static final double TWICE = 0.15;

    private final RandomGenerator manners;
    private final RandomGenerator decisions;

    Unreliable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.manners = random.split();
        this.decisions = random.split();
    }

    @Override
    public synchronized Manner manner() {
        double which = manners.nextDouble();
        if (which < NOT_NOW) {
            return Manner.NOT_NOW;
        }
        return which < NOT_NOW + SILENTLY ? Manner.SILENTLY : Manner.PROPERLY;
    }

    /** A second charge of a payment does not fail, or some would never get home. */
    @Override
    public synchronized Decision decision(int earlier) {
        boolean fails = decisions.nextDouble() < FAILS;
        boolean late = decisions.nextDouble() < LATE;
        boolean twice = decisions.nextDouble() < TWICE;
        long millis = late ? decisions.nextLong(1_500, 4_000) : decisions.nextLong(50, 400);
        return new Decision(
                fails && earlier == 0 ? Charge.Status.FAILED : Charge.Status.PAID,
                Duration.ofMillis(millis),
                twice ? 2 : 1);
    }
}
