package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Caused;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Parts that are called one after the other, each with every single thing that the one before it returned.
 *
 * <p>Spring Cloud Function composes too, but hands a part that takes one thing nothing at all of a {@code Flux}.
 */
record Composition(List<Part> parts) {

    private static final Scheduler VIRTUAL = Schedulers.fromExecutor(Thread::startVirtualThread);

    /** @throws IllegalArgumentException when a part cannot take what the one before it returns */
    Composition {
        for (int i = 1; i < parts.size(); i++) {
            checkJoint(parts.get(i - 1), parts.get(i));
        }
    }

    private static void checkJoint(Part before, Part after) {
        Signature each = before.each();
        if (after.input() == null || each == null) {
            throw new IllegalArgumentException("passes nothing from '%s' (%s) to '%s' (%s): join parts of which each takes what the one before it returns"
                    .formatted(before.bean(), before, after.bean(), after));
        }
        Signature taken = new Signature(after.input());
        Signature passed = each.caused();
        if (!passed.isOpen() && !taken.isA(passed.raw()) && !passed.isA(taken.raw())) {
            throw new IllegalArgumentException("passes %s from '%s' to '%s', which takes %s"
                    .formatted(passed, before.bean(), after.bean(), taken));
        }
    }

    boolean isReactive() {
        return parts.stream().allMatch(Part::isReactive);
    }

    /** All parts as one function. */
    Function<Object, @Nullable Object> call() {
        return parts.size() == 1 ? parts.getFirst().call() : this::flux;
    }

    /** What comes out of the last part. */
    Flux<Object> flux(Object input) {
        Flux<Object> results = flux(parts.getFirst(), input);
        for (Part part : parts.subList(1, parts.size())) {
            results = results.concatMap(each -> each instanceof Caused<?>(Object cause, Object value)
                    ? onward(part, value).map(output -> Caused.by(cause, output))
                    : onward(part, each));
        }
        return results;
    }

    /** A part that may block gets a thread on which it may; the one before it may have answered on an event loop. */
    private static Flux<Object> onward(Part part, Object input) {
        Flux<Object> results = Flux.defer(() -> flux(part, input));
        return part.isReactive() ? results : results.subscribeOn(VIRTUAL);
    }

    private static Flux<Object> flux(Part part, Object input) {
        return switch (part.call().apply(input)) {
            case null -> Flux.empty();
            case Publisher<?> publisher -> Flux.from(publisher);
            case Iterable<?> several -> Flux.fromIterable(several);
            case Object one -> Mono.just(one).flux();
        };
    }
}
