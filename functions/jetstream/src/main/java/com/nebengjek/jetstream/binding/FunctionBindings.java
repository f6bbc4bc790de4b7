package com.nebengjek.jetstream.binding;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All functions of this process on their consumers, from the start of the application to its drain. */
final class FunctionBindings implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FunctionBindings.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Connection connection;
    private final BindingFactory factory;
    private final KeepAlive keepAlive;
    private final ScheduledExecutorService timer;
    private final Duration drain;
    private final ConnectionListener onReconnect = this::connectionChanged;
    private volatile List<FunctionBinding> bindings = List.of();
    private volatile boolean running;

    FunctionBindings(
            Connection connection,
            BindingFactory factory,
            KeepAlive keepAlive,
            ScheduledExecutorService timer,
            Duration drain) {
        this.connection = connection;
        this.factory = factory;
        this.keepAlive = keepAlive;
        this.timer = timer;
        this.drain = drain;
    }

    @Override
    public void start() {
        connection.addConnectionListener(onReconnect);
        bindings = factory.bindAll();
        running = true;
        log.info("bound: {}", bindings.stream().map(FunctionBinding::name).toList());
    }

    private void connectionChanged(Connection changed, ConnectionListener.Events event) {
        if (event == ConnectionListener.Events.RECONNECTED) {
            bindings.forEach(FunctionBinding::reconnected);
        }
    }

    @Override
    public void stop() {
        bindings.forEach(FunctionBinding::drain);
        long deadline = System.nanoTime() + drain.toNanos();
        while (!keepAlive.held().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        if (!keepAlive.held().isEmpty()) {
            log.warn("{} events did not finish within {} and will be delivered again", keepAlive.held().size(), drain);
        }
        keepAlive.close();
        timer.shutdownNow();
        connection.removeConnectionListener(onReconnect);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
