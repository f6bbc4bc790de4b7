package com.nebengjek.local.city;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timeline on one thread of its own, at the pace of the clock. */
final class RealTimeline implements Timeline, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RealTimeline.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread;

    RealTimeline(Clock clock) {
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("city").daemon().factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void soon(Runnable happening) {
        after(Duration.ZERO, happening);
    }

    @Override
    public void after(Duration delay, Runnable happening) {
        try {
            thread.schedule(() -> guarded(happening), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the city is closed; a happening is left out");
        }
    }

    /** What a look at the city from the timeline says. */
    <T> CompletableFuture<T> see(Supplier<T> look) {
        CompletableFuture<T> seen = new CompletableFuture<>();
        soon(() -> {
            try {
                seen.complete(look.get());
            } catch (RuntimeException fault) {
                seen.completeExceptionally(fault);
            }
        });
        return seen;
    }

    private static void guarded(Runnable happening) {
        try {
            happening.run();
        } catch (RuntimeException fault) {
            LOG.error("the city stumbled", fault);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
