package com.nebengjek.message.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Wakes who sleeps. Who remembers what it has heard sleeps through no ring, however late it goes to sleep. */
final class Bell {

    private final AtomicLong rung = new AtomicLong();
    private final Sinks.Many<Long> rings = Sinks.many().replay().latest();

    /** How often it has rung. */
    long heard() {
        return rung.get();
    }

    synchronized void ring() {
        rings.tryEmitNext(rung.incrementAndGet());
    }

    /** Completes when it has rung more often than that, or when it was time to wake anyway. */
    Mono<Void> sleep(long heard, Duration longest) {
        return rings.asFlux()
                .filter(ring -> ring > heard)
                .next()
                .timeout(longest, Mono.just(heard))
                .then();
    }
}
