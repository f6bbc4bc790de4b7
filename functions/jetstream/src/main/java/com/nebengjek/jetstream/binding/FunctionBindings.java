package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.delivery.Deliveries;
import com.nebengjek.jetstream.health.BoundConsumer;
import com.nebengjek.jetstream.health.BoundConsumers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All functions of this process on their consumers, from the start of the application to its drain. */
final class FunctionBindings implements SmartLifecycle, BoundConsumers {

    private static final Logger log = LoggerFactory.getLogger(FunctionBindings.class);

    private final Supplier<Deliveries> deliveries;
    private final FunctionBinder binder;
    private final Duration drain;
    private volatile @Nullable Deliveries running;
    private volatile List<SupplierPublishing> suppliers = List.of();

    FunctionBindings(Supplier<Deliveries> deliveries, FunctionBinder binder, Duration drain) {
        this.deliveries = deliveries;
        this.binder = binder;
        this.drain = drain;
    }

    @Override
    public void start() {
        Deliveries started = deliveries.get();
        running = started;
        FunctionBinder.Bound bound = binder.bindAll(started);
        suppliers = bound.suppliers();
        log.info("bound: {}", bound.names());
    }

    @Override
    public void stop() {
        Deliveries stopping = running;
        if (stopping != null) {
            long deadline = System.nanoTime() + drain.toNanos();
            suppliers.forEach(SupplierPublishing::stop);
            stopping.drain(drain);
            suppliers.forEach(supplier -> supplier.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
            running = null;
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
