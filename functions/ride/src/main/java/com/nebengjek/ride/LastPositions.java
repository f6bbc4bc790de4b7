package com.nebengjek.ride;

import com.nebengjek.events.SearchGrid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.ReactiveHashOperations;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The last positions that location-store wrote to Redis. */
final class LastPositions {

    private static final List<String> FIELDS = List.of("lat", "lon", "ts");

    private final ReactiveHashOperations<String, String, String> hashes;

    LastPositions(ReactiveStringRedisTemplate redis) {
        this.hashes = redis.opsForHash();
    }

    /** Where a person was last seen; empty when that is not known. */
    Mono<Optional<LastPosition>> of(UUID person) {
        return hashes.multiGet(SearchGrid.positionKey(person), FIELDS)
                .map(LastPositions::position)
                // The first call connects, and whoever calls waits for it: that must not be an event loop.
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Optional<LastPosition> position(List<String> values) {
        if (values.contains(null)) {
            return Optional.empty();
        }
        return Optional.of(new LastPosition(
                Double.parseDouble(values.get(0)),
                Double.parseDouble(values.get(1)),
                Instant.ofEpochMilli(Long.parseLong(values.get(2)))));
    }
}
