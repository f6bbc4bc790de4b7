package com.nebengjek.servers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The three servers that NebengJek needs, running.
 *
 * <p>They end when this is closed, and otherwise shortly after the program, however that ends: whoever drains its
 * connections in a shutdown hook still finds them there.
 */
public record RunningServers(
        Running<PostgresDatabase> postgres, Running<RedisAddress> redis, Running<NatsAddress> nats)
        implements AutoCloseable {

    private static final Executor THREADS = Thread.ofVirtual().name("servers-", 1)::start;

    /** Starts local processes; NATS from wherever it can be had. */
    public static RunningServers start(ServerOptions options) {
        return start(new LocalSource(System.getenv()), options);
    }

    /**
     * Starts all three at once, and returns when all of them answer.
     *
     * @throws ServersUnavailable when one of them cannot be had; none is left running then
     */
    public static RunningServers start(Source source, ServerOptions options) {
        if (!options.kept()) {
            Directories.delete(options.data());
        }
        Directories.create(options.data());
        var postgres = starting(() -> source.postgres(options));
        var redis = starting(() -> source.redis(options));
        var nats = starting(() -> source.nats(options));
        try {
            CompletableFuture.allOf(postgres, redis, nats).join();
        } catch (CompletionException e) {
            Stream.of(postgres, redis, nats)
                    .filter(server -> !server.isCompletedExceptionally())
                    .forEach(server -> server.join().close());
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        RunningServers servers = new RunningServers(postgres.join(), redis.join(), nats.join());
        options.report().accept(servers.description());
        return servers;
    }

    /** One line: which servers these are, and where. */
    public String description() {
        return "Postgres " + postgres.address().host() + ":" + postgres.address().port() + " (" + postgres.origin()
                + "), Redis " + redis.address().url() + " (" + redis.origin()
                + "), NATS " + nats.address().url() + " (" + nats.origin() + ")";
    }

    @Override
    public void close() {
        CompletableFuture.allOf(ending(postgres), ending(redis), ending(nats)).join();
    }

    private static <T> CompletableFuture<T> starting(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, THREADS);
    }

    private static CompletableFuture<Void> ending(Running<?> server) {
        return CompletableFuture.runAsync(server::close, THREADS);
    }
}
