package com.nebengjek.local.assembly;

import com.nebengjek.local.Endpoints;
import com.nebengjek.local.NatsUsers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running functions, the edge and the API. */
public final class Assembly implements AutoCloseable {

    private final ConfigurableApplicationContext edge;
    private final List<ConfigurableApplicationContext> others;

    private Assembly(ConfigurableApplicationContext edge, List<ConfigurableApplicationContext> others) {
        this.edge = edge;
        this.others = others;
    }

    /**
     * Starts all modules, and returns when all of them are ready.
     *
     * @param users whom NATS knows; when there are any, each function is started alone and as one of them
     * @param speed factor of all movement in the city that will use them
     * @throws IllegalStateException when one cannot start, naming it; the others are stopped then
     */
    public static Assembly start(Endpoints endpoints, Optional<NatsUsers> users, double speed) {
        leaveLoggingAlone();
        Modules modules = new Modules(endpoints, users, speed);
        SharedPort port = new SharedPort();
        try (ExecutorService starters = starters()) {
            CompletableFuture<ConfigurableApplicationContext> edge = start(modules.edge(), port::openOn, starters);
            List<CompletableFuture<ConfigurableApplicationContext>> others = Stream.concat(
                            Stream.of(start(modules.api(), port::answerFrom, starters)),
                            modules.functions().stream().map(module -> start(module, context -> {}, starters)))
                    .toList();
            try {
                return new Assembly(edge.join(), others.stream().map(CompletableFuture::join).toList());
            } catch (CompletionException failed) {
                stop(Stream.concat(Stream.of(edge), others.stream()));
                throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
            }
        }
    }

    /** Spring sets logging up once for each application, and cannot do that for several at the same time. */
    private static void leaveLoggingAlone() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    private static CompletableFuture<ConfigurableApplicationContext> start(
            LocalModule module, Consumer<GenericApplicationContext> also, ExecutorService starters) {
        return CompletableFuture.supplyAsync(() -> module.start(also), starters).exceptionally(fault -> {
            throw new IllegalStateException(
                    "Module " + module.name() + " does not start: " + rootOf(fault).getMessage(), fault);
        });
    }

    private static Throwable rootOf(Throwable fault) {
        return fault.getCause() == null ? fault : rootOf(fault.getCause());
    }

    /** First nothing more comes in, then what is in flight is finished. */
    @Override
    public void close() {
        edge.close();
        try (ExecutorService stoppers = starters()) {
            others.forEach(other -> stoppers.execute(other::close));
        }
    }

    private static void stop(Stream<CompletableFuture<ConfigurableApplicationContext>> started) {
        started.forEach(context -> context.handle((running, fault) -> running)
                .thenAccept(running -> {
                    if (running != null) {
                        running.close();
                    }
                })
                .join());
    }

    private static ExecutorService starters() {
        return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("module-", 1).factory());
    }
}
