package com.nebengjek.location;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/**
 * Opens the meters of the rides underway again after Redis has lost them; a marker that is missing tells.
 *
 * <p>The meters are new ones that begin at 0: what the lost ones had reported stays in the ledger, and billing goes on
 * with the next positions.
 */
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final String MARKER = "meters:known";

    private final ReactiveStringRedisTemplate redis;
    private final Meters meters;
    private final UnderwayRides rides;

    Recovery(ReactiveStringRedisTemplate redis, Meters meters, UnderwayRides rides) {
        this.redis = redis;
        this.meters = meters;
        this.rides = rides;
    }

    Mono<Void> ifNeeded() {
        return redis.hasKey(MARKER).filter(known -> !known).flatMap(lost -> recover());
    }

    /** The marker comes last, so that whoever is interrupted does it again. */
    private Mono<Void> recover() {
        return rides.open()
                .flatMap(ride -> meters.begin(ride).thenReturn(ride))
                .count()
                .doOnNext(count -> log.info("Redis knew no meters: opened those of {} rides underway", count))
                .then(redis.opsForValue().set(MARKER, "1"))
                .then();
    }
}
