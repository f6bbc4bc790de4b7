package com.nebengjek.match;

import java.util.Comparator;
import java.util.UUID;

/** A driver and the metres to the pickup. */
record NearDriver(UUID driverId, double distance) implements Comparable<NearDriver> {

    private static final Comparator<NearDriver> ORDER =
            Comparator.comparingDouble(NearDriver::distance).thenComparing(NearDriver::driverId);

    @Override
    public int compareTo(NearDriver other) {
        return ORDER.compare(this, other);
    }
}
