package com.nebengjek.api.ticket;

import com.nebengjek.events.SocketTicket;
import com.nebengjek.events.catalogue.EventJson;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Gives out tickets; an edge takes each back once. */
final class Tickets {

    private final ReactiveStringRedisTemplate redis;
    private final Duration lifetime;
    private final RandomGenerator random;

    /** @param random must be unpredictable */
    Tickets(ReactiveStringRedisTemplate redis, Duration lifetime, RandomGenerator random) {
        this.redis = redis;
        this.lifetime = lifetime;
        this.random = random;
    }

    Mono<SocketTicket> issue(SocketTicket.Holder holder) {
        SocketTicket ticket = SocketTicket.next(random);
        return redis.opsForValue()
                .set(ticket.key(), EventJson.mapper().writeValueAsString(holder), lifetime)
                .thenReturn(ticket);
    }
}
