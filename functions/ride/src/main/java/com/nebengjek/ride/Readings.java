package com.nebengjek.ride;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.catalogue.InvalidData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the meters of a batch show: each meter once, at its greatest odometer, to the millimetre.
 *
 * <p>In order of ride and meter: processes that write the same meters at the same time then lock them in the same order.
 */
record Readings(SequencedMap<Meter, BigDecimal> greatest) {

    /** What a meter can show before it says nothing about a ride on this planet any more. */
    private static final double MAX_METRES = 100_000_000;

    private static final int MILLIMETRES = 3;

    record Meter(UUID rideId, UUID meterId) {}

    /** @throws InvalidData when an odometer shows more than 100,000 km */
    static Readings of(List<LocationAggregate> batch) {
        SequencedMap<Meter, BigDecimal> greatest =
                new TreeMap<>(Comparator.comparing(Meter::rideId).thenComparing(Meter::meterId));
        for (LocationAggregate shown : batch) {
            greatest.merge(new Meter(shown.rideId(), shown.meterId()), metres(shown), BigDecimal::max);
        }
        return new Readings(greatest);
    }

    private static BigDecimal metres(LocationAggregate shown) {
        if (shown.odometer() > MAX_METRES) {
            throw new InvalidData("odometer", "must be at most %.0f metres, but is %s".formatted(MAX_METRES, shown.odometer()));
        }
        return BigDecimal.valueOf(shown.odometer()).setScale(MILLIMETRES, RoundingMode.HALF_UP);
    }

    UUID[] rides() {
        return greatest.keySet().stream().map(Meter::rideId).toArray(UUID[]::new);
    }

    UUID[] meters() {
        return greatest.keySet().stream().map(Meter::meterId).toArray(UUID[]::new);
    }

    BigDecimal[] odometers() {
        return greatest.values().toArray(BigDecimal[]::new);
    }
}
