package com.nebengjek.match;

import com.nebengjek.events.Position;
import com.nebengjek.events.SearchGrid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.geo.Distance;
import org.springframework.data.redis.connection.RedisGeoCommands.GeoSearchCommandArgs;
import org.springframework.data.redis.core.ReactiveRedisOperations;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.domain.geo.GeoReference;
import org.springframework.data.redis.domain.geo.Metrics;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds drivers around a place in the positions that location-store files in Redis. Nothing there: nobody found. */
final class DriverSearch {

    /** Redis computes on a slightly larger earth and rounds places to half a metre. */
    private static final double REDIS_FACTOR = 1.001;

    private static final double REDIS_ROUNDING = 1;

    private final ReactiveStringRedisTemplate redis;
    private final Duration maxAge;
    private final Clock clock;

    DriverSearch(ReactiveStringRedisTemplate redis, Duration maxAge, Clock clock) {
        this.redis = redis;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /**
     * Drivers whose last position is fresh and at most so many metres away.
     *
     * <p>No set is asked for more than {@code count}. Spring Data connects at the first use and blocks for it, so
     * that is left to a thread that may.
     */
    Mono<Sightings> around(Position place, double metres, int count) {
        Query query = new Query(place, metres, count, clock.instant());
        return redis.executeInSession(session -> filed(session, query).flatMap(filed -> seen(session, query, filed)))
                .single()
                .subscribeOn(Schedulers.boundedElastic());
    }

    private record Query(Position place, double metres, int count, Instant now) {}

    /** All sets are asked in one burst: the connection pipelines what is subscribed together. */
    private Mono<Sightings> filed(ReactiveRedisOperations<String, String> session, Query query) {
        return Flux.fromStream(keys(query))
                .flatMap(key -> filed(session, query, key))
                .collectList()
                .map(sets -> Sightings.merge(sets, query.count()));
    }

    private Stream<String> keys(Query query) {
        Position place = query.place();
        List<Long> buckets = SearchGrid.bucketsOfLast(maxAge, query.now());
        return SearchGrid.cellsWithin(place.latitude(), place.longitude(), query.metres()).stream()
                .flatMap(cell -> buckets.stream().map(bucket -> SearchGrid.driversKey(cell, bucket)));
    }

    private static Mono<List<NearDriver>> filed(
            ReactiveRedisOperations<String, String> session, Query query, String key) {
        return session.opsForGeo()
                .search(
                        key,
                        GeoReference.fromCoordinate(query.place().longitude(), query.place().latitude()),
                        new Distance(query.metres() * REDIS_FACTOR + REDIS_ROUNDING, Metrics.METERS),
                        GeoSearchCommandArgs.newGeoSearchArgs()
                                .includeDistance()
                                .sortAscending()
                                .limit(query.count()))
                .map(found -> new NearDriver(
                        UUID.fromString(found.getContent().getName()),
                        Math.max(0, (found.getDistance().getValue() - REDIS_ROUNDING) / REDIS_FACTOR)))
                .collectList();
    }

    private Mono<Sightings> seen(ReactiveRedisOperations<String, String> session, Query query, Sightings filed) {
        return Flux.fromIterable(filed.drivers())
                .flatMap(driver -> seen(session, query, driver.driverId()), query.count())
                .filter(driver -> driver.distance() <= query.metres())
                .sort()
                .collectList()
                .map(drivers -> new Sightings(drivers, filed.horizon()));
    }

    private Mono<NearDriver> seen(ReactiveRedisOperations<String, String> session, Query query, UUID driver) {
        return session.<String, String>opsForHash()
                .multiGet(SearchGrid.positionKey(driver), LastPosition.FIELDS)
                .mapNotNull(values -> LastPosition.of(values).orElse(null))
                .filter(last -> !last.at().isBefore(query.now().minus(maxAge)))
                .map(last -> new NearDriver(driver, last.metresTo(query.place())));
    }
}
