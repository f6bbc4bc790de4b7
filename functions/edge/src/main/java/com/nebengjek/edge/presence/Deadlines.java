package com.nebengjek.edge.presence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Until when each driver counts as present, in Redis, for all edges. Works on threads of its own, because a connection to
 * Redis that has to be made is waited for.
 */
final class Deadlines {

    private static final List<String> KEYS = List.of("presence:drivers");
    private static final int BATCH = 500;
    private static final RedisScript<Long> RENEW = script("renew.lua", Long.class);
    private static final RedisScript<List> OVERDUE = script("overdue.lua", List.class);
    private static final RedisScript<Long> FORGET = script("forget.lua", Long.class);

    private final ReactiveStringRedisTemplate redis;

    Deadlines(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Read here, and not by the event loop that needs it first. */
    private static <T> RedisScript<T> script(String name, Class<T> result) {
        try {
            return RedisScript.of(
                    new ClassPathResource(name, Deadlines.class).getContentAsString(StandardCharsets.UTF_8), result);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** These drivers are here: from now on they may be away for so long. */
    Mono<Void> renew(Collection<UUID> drivers, Duration grace) {
        return Flux.fromIterable(drivers)
                .map(UUID::toString)
                .buffer(BATCH)
                .concatMap(some -> redis.execute(RENEW, KEYS, with(Long.toString(grace.toMillis()), some)))
                .then()
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static List<String> with(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** Some of those who have been away too long. */
    Flux<Absence> overdue() {
        return redis.execute(OVERDUE, KEYS, List.of(Integer.toString(BATCH)))
                .flatMapIterable(Deadlines::absences)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static List<Absence> absences(List<?> flat) {
        List<Absence> absences = new ArrayList<>();
        for (int i = 0; i < flat.size(); i += 2) {
            absences.add(new Absence(
                    UUID.fromString(flat.get(i).toString()), Long.parseLong(flat.get(i + 1).toString())));
        }
        return absences;
    }

    /** Nothing more is to be done about an absence. */
    Mono<Void> forget(Absence absence) {
        return redis.execute(FORGET, KEYS, List.of(absence.driver().toString(), Long.toString(absence.since())))
                .then()
                .subscribeOn(Schedulers.boundedElastic());
    }
}
