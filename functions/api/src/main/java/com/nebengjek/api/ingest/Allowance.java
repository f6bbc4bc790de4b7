package com.nebengjek.api.ingest;

import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/** How many events a producer may publish, counted in Redis for all processes: {@code ingest:{producer}}. */
final class Allowance {

    private static final RedisScript<Long> TAKE = RedisScript.of(new ClassPathResource("take.lua", Allowance.class), Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final int ofPerson;

    Allowance(ReactiveStringRedisTemplate redis, int ofPerson) {
        this.redis = redis;
        this.ofPerson = ofPerson;
    }

    /** What a producer may publish in a minute, and at once. */
    int of(Producer producer) {
        return switch (producer) {
            case Producer.System system -> system.perMinute();
            case Producer.Person person -> ofPerson;
        };
    }

    /** How long to wait until so many events can be taken; {@link Duration#ZERO} when they were. */
    Mono<Duration> take(Producer producer, int events) {
        return redis.execute(
                        TAKE,
                        List.of("ingest:{" + producer.id() + "}"),
                        List.of(Integer.toString(events), Integer.toString(of(producer))))
                .next()
                .map(Duration::ofMillis);
    }
}
