package com.nebengjek.edge.socket;

import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Calls into the NATS client, on one thread of their own and in order: a call may have to wait for the client's lock or
 * for room in its queue, and an event loop must not.
 */
final class NatsCalls implements AutoCloseable {

    private final Scheduler thread = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "edge-nats");

    <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(thread);
    }

    /** Subscribes to what calls the client when it is subscribed to. */
    <T> Mono<T> call(Mono<T> call) {
        return call.subscribeOn(thread);
    }

    void run(Runnable call) {
        thread.schedule(call);
    }

    @Override
    public void close() {
        thread.dispose();
    }
}
