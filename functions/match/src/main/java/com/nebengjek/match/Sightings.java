package com.nebengjek.match;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Drivers as one search saw them, nearest first.
 *
 * @param horizon metres up to which the search has overlooked nobody; infinite when it saw all there are
 */
record Sightings(List<NearDriver> drivers, double horizon) {

    /**
     * Merges what several sets answered, each nearest first and cut off at {@code count}, and cuts the whole off there.
     *
     * <p>Who moved is in several sets: the nearest entry counts, because the true distance is never less.
     */
    static Sightings merge(Collection<List<NearDriver>> sets, int count) {
        Map<UUID, NearDriver> nearest = sets.stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        NearDriver::driverId, Function.identity(), BinaryOperator.minBy(NearDriver::compareTo)));
        List<NearDriver> all = nearest.values().stream().sorted().toList();
        double seen = sets.stream()
                .filter(set -> set.size() >= count)
                .mapToDouble(set -> set.getLast().distance())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return all.size() <= count
                ? new Sightings(all, seen)
                : new Sightings(all.subList(0, count), Math.min(seen, all.get(count - 1).distance()));
    }

    /** Whether nobody unseen can be nearer than the nearest {@code wanted} of these. */
    boolean suffice(List<NearDriver> free, int wanted) {
        return Double.isInfinite(horizon)
                || free.size() >= wanted && free.get(wanted - 1).distance() <= horizon;
    }
}
