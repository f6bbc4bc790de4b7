package com.nebengjek.message.deliver;

import com.nebengjek.events.catalogue.EventJson;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What endpoints answered, in Redis by our id of the message ({@code message:{id}}), for a while.
 *
 * <p>Nobody waits for it and nothing depends on it: while Redis is away or slow, answers are not cached.
 */
final class AnswerCache {

    private static final String PREFIX = "message:";
    private static final int MOST_UNDERWAY = 64;

    private final ReactiveStringRedisTemplate redis;
    private final Duration expiry;
    private final Semaphore underway = new Semaphore(MOST_UNDERWAY);

    /** What is kept of an answer. */
    private record Cached(UUID endpointId, int status, @Nullable String response) {}

    AnswerCache(ReactiveStringRedisTemplate redis, Duration expiry) {
        this.redis = redis;
        this.expiry = expiry;
    }

    /** Keeps the answer to a message that was sent; returns at once. */
    void put(Taken message, Attempt attempt) {
        if (attempt.outcome() == Outcome.SENT && attempt.status() != null && underway.tryAcquire()) {
            Cached cached = new Cached(attempt.endpointId(), attempt.status(), attempt.response());
            // The first use of Spring's shared connection blocks until it is connected.
            Mono.defer(() -> redis.opsForValue()
                            .set(PREFIX + message.messageId(), EventJson.mapper().writeValueAsString(cached), expiry))
                    .subscribeOn(Schedulers.boundedElastic())
                    .onErrorComplete()
                    .doFinally(end -> underway.release())
                    .subscribe();
        }
    }
}
