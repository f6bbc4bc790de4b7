package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.delivery.Delivery;
import com.nebengjek.jetstream.delivery.Held;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs handlers, each call on a virtual thread of its own, which is interrupted when it takes too long. */
record HandlerThreads(Duration timeout) {

    /** A message that the handler gets, with the key that orders it: its partition key, or else its subject. */
    record Item(Delivery delivery, Received received, String key) implements Held {}

    /** Acknowledges the items when the handler returns; fails as the handler does, with nothing acknowledged. */
    <T> CompletableFuture<Void> handle(Handler<T> handler, T input, List<Item> items) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("jetstream-handler").start(() -> {
            try {
                handler.handle(input);
                done.complete(null);
            } catch (Throwable fault) {
                done.completeExceptionally(fault);
            }
        });
        return done.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((returned, fault) -> {
                    if (fault instanceof TimeoutException && Thread.currentThread() != thread) {
                        thread.interrupt();
                    }
                })
                .thenRun(() -> items.forEach(item -> item.delivery().ack()));
    }
}
