package com.nebengjek.location;

import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.SearchGrid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.geo.Point;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files drivers where a search for them looks; each set of them goes with its time, and the silent ones with it. */
final class DriverIndex {

    /** Longer than a search looks back, so that nobody is lost at the end of a bucket. */
    private static final Duration KEPT = Duration.ofSeconds(120);

    private final ReactiveStringRedisTemplate redis;
    private final Duration indexed;
    private final Clock clock;

    DriverIndex(ReactiveStringRedisTemplate redis, Duration indexed, Clock clock) {
        this.redis = redis;
        this.indexed = indexed;
        this.clock = clock;
    }

    /** Two commands for each cell and bucket that these positions are in. */
    Flux<Void> file(Stream<DriverLocationUpdate> updates) {
        return Flux.fromIterable(newestByKey(updates, clock.instant()).entrySet())
                .flatMap(set -> file(set.getKey(), set.getValue().values()), Integer.MAX_VALUE);
    }

    private Mono<Void> file(String key, Collection<DriverLocationUpdate> drivers) {
        Map<String, Point> places = new HashMap<>();
        drivers.forEach(driver ->
                places.put(driver.userId().toString(), new Point(driver.longitude(), driver.latitude())));
        return Mono.when(redis.opsForGeo().add(key, places), redis.expire(key, KEPT));
    }

    private Map<String, Map<UUID, DriverLocationUpdate>> newestByKey(
            Stream<DriverLocationUpdate> updates, Instant now) {
        Map<String, Map<UUID, DriverLocationUpdate>> byKey = new HashMap<>();
        updates.filter(update -> canBeFound(update, now))
                .forEach(update -> byKey.computeIfAbsent(keyOf(update, now), key -> new HashMap<>())
                        .merge(update.userId(), update, DriverIndex::newer));
        return byKey;
    }

    private boolean canBeFound(DriverLocationUpdate update, Instant now) {
        return SearchGrid.covers(update.latitude()) && !update.timestamp().isBefore(now.minus(indexed));
    }

    /** A phone's clock may be ahead; nobody searches in the future. */
    private static String keyOf(DriverLocationUpdate update, Instant now) {
        Instant moment = update.timestamp().isAfter(now) ? now : update.timestamp();
        String cell = SearchGrid.cellOf(update.latitude(), update.longitude());
        return SearchGrid.driversKey(cell, SearchGrid.bucketOf(moment));
    }

    private static DriverLocationUpdate newer(DriverLocationUpdate one, DriverLocationUpdate other) {
        return other.timestamp().isAfter(one.timestamp()) ? other : one;
    }
}
