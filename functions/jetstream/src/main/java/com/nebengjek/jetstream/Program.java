package com.nebengjek.jetstream;

import reactor.core.publisher.Mono;

/**
 * What a process does for as long as it lives without being called with events, such as relaying the rows of a table.
 *
 * <p>It is a bean that {@code spring.cloud.function.definition} names like a function. A program that only emits events,
 * and need not know what became of them, is a {@code Supplier<Flux<…>>} instead.
 */
public interface Program {

    /** Begins; called once, when the application has started. Servers may be away: that delays its work and is no error. */
    void start();

    /**
     * Begins nothing more; called once, while the connection is still open. Completes when what was begun is finished,
     * which the process waits for no longer than its drain ({@code nebengjek.jetstream.drain}).
     */
    Mono<Void> stop();
}
