package com.nebengjek.receiver;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRoutes;

/** A receiver at work. In tests: {@code Receiver.start("--script", "500x3 200")}, with the words of the command. */
public final class Receiver implements AutoCloseable {

    private final Tally tally = new Tally();
    private final Newest newest = new Newest();
    private final Scripts scripts;
    private final Requests requests;
    private final DisposableServer server;

    private Receiver(Settings settings, Consumer<Received> arrivals, Clock clock) {
        SignatureCheck signatures = new SignatureCheck(settings.secrets(), clock);
        this.scripts = new Scripts(settings, new SplittableRandom(settings.seed()));
        this.requests = new Requests(scripts, signatures, tally, newest.andThen(arrivals), clock);
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(settings.port())
                .doOnChannelInit((observer, connection, address) -> {
                    tally.connected();
                    connection.closeFuture().addListener(closed -> tally.disconnected());
                })
                .route(this::routes)
                .bindNow();
    }

    private void routes(HttpServerRoutes routes) {
        routes.get("/report", (request, response) -> response.header("Content-Type", "application/json")
                        .sendString(Mono.fromSupplier(() -> report().json())))
                .route(request -> true, requests::take);
    }

    /**
     * Listens on 127.0.0.1, on a free port unless the words name one; shows nothing.
     *
     * @throws IllegalArgumentException naming the word that is wrong
     */
    public static Receiver start(String... words) {
        return start(Settings.of(List.of(words), Map.of(), 0), request -> {}, Clock.systemUTC());
    }

    static Receiver start(Settings settings, Consumer<Received> arrivals, Clock clock) {
        return new Receiver(settings, arrivals, clock);
    }

    /** Where it listens, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /**
     * Answers by this script from now on: all paths, or the one that the script begins with.
     *
     * @throws IllegalArgumentException naming the word that is wrong
     */
    public void answer(String script) {
        scripts.run(Script.parse(script));
    }

    /** What was counted so far. */
    public Report report() {
        return tally.report();
    }

    /** The newest 1,000 requests, in the order in which they came. */
    public List<Received> received() {
        return newest.requests();
    }

    /** Waits until it is closed: none of its threads keeps the program alive. */
    void awaitClose() {
        server.onDispose().block();
    }

    /** Stops at once; connections are closed, and what hangs is let go. */
    @Override
    public void close() {
        server.disposeNow();
    }
}
