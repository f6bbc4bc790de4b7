package com.nebengjek.local.provider;

import com.nebengjek.events.PaymentStatus;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** How the provider behaves. The n-th choice follows from the seed alone. */
final class ProviderChoices {

    private static final double FAILS = 0.15;
    private static final double LATE = 0.10;
    private static final double TWICE = 0.15;

    private final RandomGenerator random;

    /**
     * What the provider says to an intent to pay.
     *
     * @param after how long it takes
     * @param times how often it says it
     */
    record Word(PaymentStatus status, Duration after, int times) {}

    ProviderChoices(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** @param attempt 1 for the first attempt to pay; later ones do not fail, or nobody would ever get home */
    Word next(int attempt) {
        boolean fails = random.nextDouble() < FAILS;
        boolean late = random.nextDouble() < LATE;
        boolean twice = random.nextDouble() < TWICE;
        long millis = late ? random.nextLong(1_500, 4_000) : random.nextLong(50, 400);
        return new Word(
                fails && attempt == 1 ? PaymentStatus.FAILED : PaymentStatus.PAID,
                Duration.ofMillis(millis),
                twice ? 2 : 1);
    }
}
