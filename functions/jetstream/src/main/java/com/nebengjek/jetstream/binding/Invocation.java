package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Calls a function with one event or a batch and collects what comes out, each output with the event it follows from.
 *
 * <p>A function that answers with a {@code Mono} or {@code Flux} is trusted not to block and called where the event
 * arrived; any other runs on a virtual thread of its own.
 */
final class Invocation {

    private final Function<Object, @Nullable Object> function;
    private final boolean batch;
    private final boolean reactive;
    private final Duration timeout;

    Invocation(Function<Object, @Nullable Object> function, boolean batch, boolean reactive, Duration timeout) {
        this.function = function;
        this.batch = batch;
        this.reactive = reactive;
        this.timeout = timeout;
    }

    /** An output and the event it follows from. */
    record Output(Input cause, Object event) {}

    /** A function that had not answered when its time was over. */
    static final class TimedOut extends RuntimeException {

        private static final long serialVersionUID = 1;

        TimedOut(Duration timeout) {
            super("no answer within " + timeout, null, false, false);
        }
    }

    /** Fails with the function's error; with {@link TimedOut} when it takes too long, which also cancels it. */
    CompletableFuture<List<Output>> invoke(List<? extends Input> events, EventTracing.Handling span) {
        Object input = batch
                ? events.stream().map(Input::input).toList()
                : events.getFirst().input();
        return (reactive ? reactively(input, span) : onAThreadOfItsOwn(input, span)).thenApply(results -> outputs(results, events));
    }

    private CompletableFuture<? extends Iterable<?>> reactively(Object input, EventTracing.Handling span) {
        CompletableFuture<? extends Iterable<?>> results = call(input, span);
        return results.isDone() ? results : bounded(results, () -> results.cancel(true));
    }

    private CompletableFuture<? extends Iterable<?>> onAThreadOfItsOwn(Object input, EventTracing.Handling span) {
        CompletableFuture<Iterable<?>> results = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> call(input, span).whenComplete((collected, fault) -> {
            if (fault == null) {
                results.complete(collected);
            } else {
                results.completeExceptionally(fault);
            }
        }));
        return bounded(results, thread::interrupt);
    }

    private <T> CompletableFuture<T> bounded(CompletableFuture<T> running, Runnable cancel) {
        return running.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(fault -> {
                    if (running.isDone()) {
                        return running;
                    }
                    cancel.run();
                    return CompletableFuture.failedFuture(new TimedOut(timeout));
                });
    }

    private CompletableFuture<? extends Iterable<?>> call(Object input, EventTracing.Handling span) {
        try (EventTracing.Scope _ = span.open()) {
            return collect(function.apply(input));
        } catch (Throwable fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private static CompletableFuture<? extends Iterable<?>> collect(@Nullable Object result) {
        return switch (result) {
            case null -> CompletableFuture.completedFuture(List.of());
            case Publisher<?> publisher -> Flux.from(publisher).collectList().toFuture();
            case Iterable<?> several -> CompletableFuture.completedFuture(several);
            default -> CompletableFuture.completedFuture(List.of(result));
        };
    }

    private List<Output> outputs(Iterable<?> results, List<? extends Input> events) {
        return batch ? causedBy(results, events) : by(results, events.getFirst());
    }

    private static List<Output> by(Iterable<?> results, Input cause) {
        List<Output> outputs = new ArrayList<>();
        for (Object result : results) {
            outputs.add(new Output(cause, result));
        }
        return outputs;
    }

    private static List<Output> causedBy(Iterable<?> results, List<? extends Input> events) {
        Map<Object, Input> causes = new IdentityHashMap<>();
        events.forEach(event -> causes.put(event.input(), event));
        List<Output> outputs = new ArrayList<>();
        for (Object result : results) {
            if (!(result instanceof Caused<?>(Object input, Object output))) {
                throw new IllegalStateException("A batch function must say which input an output follows from: return "
                        + "Caused.by(input, output) instead of a plain " + result.getClass().getSimpleName());
            }
            Input cause = causes.get(input);
            if (cause == null) {
                throw new IllegalStateException(
                        "Caused.by names an input that is not in the batch: pass the very object the function got");
            }
            outputs.add(new Output(cause, output));
        }
        return outputs;
    }
}
