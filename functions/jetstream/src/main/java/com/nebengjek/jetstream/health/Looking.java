package com.nebengjek.jetstream.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks something up at the server, but not more often than it changes, and by one caller at a time.
 *
 * <p>Nobody waits longer than {@link #PATIENCE} for an answer: a health check that hangs counts as a failed one.
 */
final class Looking<T> {

    static final Duration FRESH = Duration.ofSeconds(5);
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

    private final Callable<T> source;
    private final LongSupplier nanos;
    private @Nullable CompletableFuture<T> inquiry;
    private @Nullable T last;
    private long askedNanos;

    Looking(Callable<T> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    Look<T> look() {
        CompletableFuture<T> asked = inquiry();
        try {
            return remember(asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            return new Look<>(remembered(), "no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return new Look<>(remembered(), failed.getCause().getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Look<>(remembered(), "interrupted");
        }
    }

    private synchronized CompletableFuture<T> inquiry() {
        CompletableFuture<T> present = inquiry;
        if (present == null || nanos.getAsLong() - askedNanos >= FRESH.toNanos()) {
            askedNanos = nanos.getAsLong();
            present = ask();
            inquiry = present;
        }
        return present;
    }

    private CompletableFuture<T> ask() {
        CompletableFuture<T> answer = new CompletableFuture<>();
        VIRTUAL.execute(() -> {
            try {
                answer.complete(source.call());
            } catch (Exception fault) {
                answer.completeExceptionally(fault);
            }
        });
        return answer;
    }

    private synchronized Look<T> remember(T value) {
        last = value;
        return new Look<>(value, null);
    }

    private synchronized @Nullable T remembered() {
        return last;
    }
}
