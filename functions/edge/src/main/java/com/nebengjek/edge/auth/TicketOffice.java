package com.nebengjek.edge.auth;

import com.nebengjek.events.SocketTicket;
import com.nebengjek.events.catalogue.EventJson;
import java.time.Clock;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes tickets that the API has given out: each opens one socket at one edge. Works on threads of its own, because a
 * connection to Redis that has to be made is waited for.
 */
final class TicketOffice {

    private final ReactiveStringRedisTemplate redis;
    private final Clock clock;

    TicketOffice(ReactiveStringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Whose ticket it is, which then is good no more; empty when it is none, was used, or has expired. */
    Mono<Person> redeem(String text) {
        return Mono.fromCallable(() -> new SocketTicket(text).key())
                .onErrorComplete(IllegalArgumentException.class)
                .flatMap(key -> redis.opsForValue().getAndDelete(key).subscribeOn(Schedulers.boundedElastic()))
                .map(holder -> EventJson.mapper().readValue(holder, SocketTicket.Holder.class))
                .filter(holder -> holder.exp().isAfter(clock.instant()))
                .map(holder -> new Person(holder.sub(), holder.role()));
    }
}
