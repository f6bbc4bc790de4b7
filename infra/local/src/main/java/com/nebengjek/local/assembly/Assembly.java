package com.nebengjek.local.assembly;

import com.nebengjek.local.Endpoints;
import com.nebengjek.local.NatsUsers;
import java.net.URI;
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

/** The running functions, the edge, the API and the live map. */
public final class Assembly implements AutoCloseable {

    /** In the order in which they stop: the edge waits for the answers that pages behind it are still getting. */
    private final List<ConfigurableApplicationContext> front;

    private final List<ConfigurableApplicationContext> behind;

    private Assembly(List<ConfigurableApplicationContext> front, List<ConfigurableApplicationContext> behind) {
        this.front = front;
        this.behind = behind;
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
        SharedPort.Behind live = port.behind("/", "/phone", "/live/**");
        SharedPort.Behind api = port.behind("/**");
        try (ExecutorService starters = starters()) {
            List<CompletableFuture<ConfigurableApplicationContext>> front = List.of(
                    start(modules.live(), live::serve, starters), start(modules.edge(), port::openOn, starters));
            List<CompletableFuture<ConfigurableApplicationContext>> behind = Stream.concat(
                            Stream.of(start(modules.api(), api::serve, starters)),
                            modules.functions().stream().map(module -> start(module, context -> {}, starters)))
                    .toList();
            return running(front, behind);
        }
    }

    /**
     * Starts the message functions and the API, which listens where the edge would.
     *
     * @param receiver where messages go that no endpoint takes
     * @throws IllegalStateException when one cannot start, naming it; the others are stopped then
     */
    public static Assembly ofMessages(Endpoints endpoints, Optional<NatsUsers> users, URI receiver) {
        leaveLoggingAlone();
        Modules modules = new Modules(endpoints, users, 1);
        try (ExecutorService starters = starters()) {
            List<CompletableFuture<ConfigurableApplicationContext>> front =
                    List.of(start(modules.apiAlone(), context -> {}, starters));
            List<CompletableFuture<ConfigurableApplicationContext>> behind = modules.messageFunctions(receiver).stream()
                    .map(module -> start(module, context -> {}, starters))
                    .toList();
            return running(front, behind);
        }
    }

    private static Assembly running(
            List<CompletableFuture<ConfigurableApplicationContext>> front,
            List<CompletableFuture<ConfigurableApplicationContext>> behind) {
        try {
            return new Assembly(joined(front), joined(behind));
        } catch (CompletionException failed) {
            stop(Stream.concat(front.stream(), behind.stream()));
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private static List<ConfigurableApplicationContext> joined(
            List<CompletableFuture<ConfigurableApplicationContext>> started) {
        return started.stream().map(CompletableFuture::join).toList();
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
        front.forEach(ConfigurableApplicationContext::close);
        try (ExecutorService stoppers = starters()) {
            behind.forEach(module -> stoppers.execute(module::close));
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
