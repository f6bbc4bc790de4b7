package com.nebengjek.match;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The nearest drivers that a request may be offered to. */
final class FreeDrivers {

    private static final int GROWTH = 4;

    private final DriverSearch search;
    private final Drivers drivers;
    private final MatchProperties settings;

    FreeDrivers(DriverSearch search, Drivers drivers, MatchProperties settings) {
        this.search = search;
        this.drivers = drivers;
        this.settings = settings;
    }

    /** At most as many as one ring asks, nearest first. */
    Mono<List<NearDriver>> nearest(Request request, double metres) {
        return nearest(request, metres, settings.searchCount());
    }

    /** Busy drivers may crowd out the free ones: then the search is repeated with more of them, up to a bound. */
    private Mono<List<NearDriver>> nearest(Request request, double metres, int count) {
        return search.around(request.wanted().pickup(), metres, count)
                .flatMap(seen -> free(request, seen)
                        .flatMap(free -> seen.suffice(free, settings.offersPerRing())
                                        || count >= settings.searchCountMax()
                                ? Mono.just(firstOf(free))
                                : nearest(request, metres, Math.min(count * GROWTH, settings.searchCountMax()))));
    }

    private Mono<List<NearDriver>> free(Request request, Sightings seen) {
        if (seen.drivers().isEmpty()) {
            return Mono.just(List.of());
        }
        return drivers.freeFor(request, seen.drivers()).map(free -> only(seen.drivers(), free));
    }

    private static List<NearDriver> only(List<NearDriver> drivers, Set<UUID> free) {
        return drivers.stream().filter(driver -> free.contains(driver.driverId())).toList();
    }

    private List<NearDriver> firstOf(List<NearDriver> free) {
        return free.stream().limit(settings.offersPerRing()).toList();
    }
}
