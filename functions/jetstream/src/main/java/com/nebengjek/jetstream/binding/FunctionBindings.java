package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Program;
import com.nebengjek.jetstream.delivery.Deliveries;
import com.nebengjek.jetstream.health.BoundConsumer;
import com.nebengjek.jetstream.health.BoundConsumers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** All functions of this process on their consumers, from the start of the application to its drain. */
final class FunctionBindings implements SmartLifecycle, BoundConsumers {

    private static final Logger log = LoggerFactory.getLogger(FunctionBindings.class);

    private final Supplier<Deliveries> deliveries;
    private final FunctionBinder binder;
    private final Duration drain;
    private volatile @Nullable Deliveries running;
    private volatile FunctionBinder.Bound bound = FunctionBinder.Bound.NOTHING;

    FunctionBindings(Supplier<Deliveries> deliveries, FunctionBinder binder, Duration drain) {
        this.deliveries = deliveries;
        this.binder = binder;
        this.drain = drain;
    }

    @Override
    public void start() {
        Deliveries started = deliveries.get();
        running = started;
        bound = binder.bindAll(started);
        log.info("bound: {}", bound.names());
    }

    @Override
    public void stop() {
        Deliveries stopping = running;
        if (stopping != null) {
            long deadline = System.nanoTime() + drain.toNanos();
            bound.suppliers().forEach(SupplierPublishing::stop);
            CompletableFuture<Void> programs = Mono.when(
                            bound.programs().stream().map(Program::stop).toList())
                    .toFuture();
            stopping.drain(drain);
            bound.suppliers().forEach(supplier -> supplier.awaitEnd(until(deadline)));
            awaitEnd(programs, until(deadline));
            running = null;
        }
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private static void awaitEnd(CompletableFuture<Void> programs, Duration limit) {
        try {
            programs.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            log.warn("a program has not finished what it had begun within the drain");
        } catch (ExecutionException fault) {
            log.warn("a program has not stopped as it should: {}", fault.getCause().toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<BoundConsumer> boundConsumers() {
        Deliveries present = running;
        return present == null ? List.of() : present.consumers();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
