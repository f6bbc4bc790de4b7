package com.nebengjek.match;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are offered.
 *
 * @param rings metres around the pickup that are asked one after the other, growing
 * @param offersPerRing how many drivers are asked at once
 * @param offerValidity how long a driver has to answer
 * @param positionMaxAge how old a driver's position may be
 * @param etaFactor how much longer the road is than the straight line
 * @param speed km/h of a driver on the way to the pickup
 * @param searchCount how many entries one set of positions is asked for
 * @param searchCountMax to how many that grows when most of those found are busy
 */
@ConfigurationProperties("nebengjek.match")
record MatchProperties(
        @DefaultValue({"1000", "2000", "5000"}) List<Double> rings,
        @DefaultValue("5") int offersPerRing,
        @DefaultValue("30s") Duration offerValidity,
        @DefaultValue("60s") Duration positionMaxAge,
        @DefaultValue("1.3") double etaFactor,
        @DefaultValue("25") double speed,
        @DefaultValue("100") int searchCount,
        @DefaultValue("1600") int searchCountMax) {

    MatchProperties {
        require(growing(rings), "rings", rings, "metres, each more than the one before");
        require(offersPerRing > 0, "offers-per-ring", offersPerRing, "at least 1");
        require(offerValidity.isPositive(), "offer-validity", offerValidity, "longer than 0");
        require(positionMaxAge.isPositive(), "position-max-age", positionMaxAge, "longer than 0");
        require(etaFactor >= 1 && Double.isFinite(etaFactor), "eta-factor", etaFactor, "at least 1");
        require(speed > 0 && Double.isFinite(speed), "speed", speed, "km/h above 0");
        require(searchCount >= offersPerRing, "search-count", searchCount, "at least offers-per-ring");
        require(searchCountMax >= searchCount, "search-count-max", searchCountMax, "at least search-count");
        rings = List.copyOf(rings);
    }

    /** Metres of a ring; empty for one beyond the last. */
    OptionalDouble radius(int ring) {
        return ring < rings.size() ? OptionalDouble.of(rings.get(ring)) : OptionalDouble.empty();
    }

    boolean isLast(int ring) {
        return ring >= rings.size() - 1;
    }

    /** Whole seconds until a driver so many metres away can be at the pickup. */
    long eta(double metres) {
        return Math.round(metres * etaFactor / (speed / 3.6));
    }

    private static boolean growing(List<Double> rings) {
        double last = 0;
        for (double ring : rings) {
            if (!(ring > last) || Double.isInfinite(ring)) {
                return false;
            }
            last = ring;
        }
        return !rings.isEmpty();
    }

    private static void require(boolean right, String property, Object value, String wanted) {
        if (!right) {
            throw new IllegalArgumentException(
                    "nebengjek.match.%s must be %s (was %s)".formatted(property, wanted, value));
        }
    }
}
