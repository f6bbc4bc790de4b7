package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Caused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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

    private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

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
    record Output(Decoded cause, Object event) {}

    CompletableFuture<List<Output>> invoke(List<Decoded> events) {
        CompletableFuture<List<Output>> outputs = reactive
                ? call(events)
                : CompletableFuture.supplyAsync(() -> call(events), VIRTUAL).thenCompose(called -> called);
        return outputs.isDone() ? outputs : outputs.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private CompletableFuture<List<Output>> call(List<Decoded> events) {
        try {
            Object input = batch
                    ? events.stream().map(Decoded::input).toList()
                    : events.getFirst().input();
            return collect(function.apply(input)).thenApply(results -> outputs(results, events));
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

    private List<Output> outputs(Iterable<?> results, List<Decoded> events) {
        return batch ? causedBy(results, events) : by(results, events.getFirst());
    }

    private static List<Output> by(Iterable<?> results, Decoded cause) {
        List<Output> outputs = new ArrayList<>();
        results.forEach(result -> outputs.add(new Output(cause, result)));
        return outputs;
    }

    private static List<Output> causedBy(Iterable<?> results, List<Decoded> events) {
        Map<Object, Decoded> causes = new IdentityHashMap<>();
        events.forEach(event -> causes.put(event.input(), event));
        List<Output> outputs = new ArrayList<>();
        for (Object result : results) {
            if (!(result instanceof Caused<?>(Object input, Object output))) {
                throw new IllegalStateException("A batch function must say which input an output follows from: return "
                        + "Caused.by(input, output) instead of a plain " + result.getClass().getSimpleName());
            }
            Decoded cause = causes.get(input);
            if (cause == null) {
                throw new IllegalStateException(
                        "Caused.by names an input that is not in the batch: pass the very object the function got");
            }
            outputs.add(new Output(cause, output));
        }
        return outputs;
    }
}
