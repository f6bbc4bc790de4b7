package com.nebengjek.local.city;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What a passenger is like. The n-th choice of each kind follows from the seed alone, whatever happens in between. */
final class PassengerChoices {

    private static final double SHORTEST_RIDE = 500;
    private static final double LONGEST_RIDE = 2_500;
    private static final double CANCELS_REQUEST = 0.06;
    private static final double CANCELS_RIDE = 0.05;
    private static final double GETS_OUT = 0.05;

    private final RandomGenerator destinations;
    private final RandomGenerator pauses;
    private final RandomGenerator moods;

    PassengerChoices(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.destinations = random.split();
        this.pauses = random.split();
        this.moods = random.split();
    }

    Place home(Streets streets) {
        return streets.anyCorner(destinations);
    }

    Place destination(Streets streets, Place pickup) {
        return streets.cornerWithin(pickup, SHORTEST_RIDE, LONGEST_RIDE, destinations);
    }

    Duration timeToNextRequest() {
        return Duration.ofMillis(pauses.nextLong(500, 5_000));
    }

    Duration timeToPay() {
        return Duration.ofMillis(pauses.nextLong(300, 2_000));
    }

    /** After how long the passenger no longer waits for a driver; empty when patient. */
    Optional<Duration> cancelsRequest() {
        return sometimes(CANCELS_REQUEST, 200, 3_000);
    }

    /** After how long the passenger sends the driver who comes away; empty when not at all. */
    Optional<Duration> cancelsRide() {
        return sometimes(CANCELS_RIDE, 200, 3_000);
    }

    /** After how long on the way the passenger gets out; empty when at the destination only. */
    Optional<Duration> getsOut() {
        return sometimes(GETS_OUT, 1_000, 6_000);
    }

    private Optional<Duration> sometimes(double often, long leastMillis, long mostMillis) {
        boolean happens = moods.nextDouble() < often;
        Duration after = Duration.ofMillis(moods.nextLong(leastMillis, mostMillis));
        return happens ? Optional.of(after) : Optional.empty();
    }
}
