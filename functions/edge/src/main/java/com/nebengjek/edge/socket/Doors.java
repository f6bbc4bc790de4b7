package com.nebengjek.edge.socket;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Whether the edge takes new sockets: from its start until it begins to shut down. And how many stand in the door. */
public final class Doors {

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean open = true;

    Doors() {}

    public boolean areOpen() {
        return open;
    }

    /** Sockets of which it is not known yet whose they are. */
    public int waiting() {
        return waiting.get();
    }

    /** Counts a socket as long as this takes. */
    <T> Mono<T> whileWaiting(Mono<T> identified) {
        return Mono.defer(() -> {
            waiting.incrementAndGet();
            return identified.doFinally(end -> waiting.decrementAndGet());
        });
    }

    void shut() {
        open = false;
    }
}
