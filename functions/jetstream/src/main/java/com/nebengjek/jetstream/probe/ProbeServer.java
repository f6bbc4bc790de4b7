package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.probe.Route.Answer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Answers probes, and takes events, with the JDK's own HTTP server, from before the first event is fetched until after the last is done. */
public final class ProbeServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProbeServer.class);

    /** Functions are started in the last phase, and stopped first. */
    private static final int BEFORE_FUNCTIONS = Integer.MAX_VALUE - 1_000;

    private static final int NO_BODY = -1;

    private final String property;
    private final @Nullable Integer port;
    private final List<Route> routes;
    private final @Nullable EventEndpoint events;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable HttpServer server;

    /**
     * @param port 0 for any free port; there is no server when it is absent
     * @param events takes events on {@code /}; nothing does when it is absent
     */
    ProbeServer(String property, @Nullable Integer port, List<Route> routes, @Nullable EventEndpoint events) {
        this.property = property;
        this.port = port;
        this.routes = routes;
        this.events = events;
    }

    @Override
    public void start() {
        if (port == null) {
            return;
        }
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(port), 0);
            started.setExecutor(threads);
            started.createContext("/", this::serveRoot);
            routes.forEach(route -> started.createContext(route.path(), exchange -> serve(exchange, route)));
            started.start();
            server = started;
            log.info("probes on port {}", started.getAddress().getPort());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s: nothing can listen on port %d: %s".formatted(property, port, e.getMessage()), e);
        }
    }

    private void serveRoot(HttpExchange exchange) throws IOException {
        if (events != null && exchange.getRequestURI().getPath().equals("/")) {
            events.serve(exchange);
        } else {
            reply(exchange, Answer.empty(404));
        }
    }

    private static void serve(HttpExchange exchange, Route route) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(route.path())) {
            reply(exchange, Answer.empty(404));
        } else if (isRead(exchange)) {
            reply(exchange, answer(route));
        } else {
            reply(exchange, Answer.empty(405).with("Allow", "GET, HEAD"));
        }
    }

    private static boolean isRead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
    }

    private static Answer answer(Route route) {
        try {
            return route.answer().get();
        } catch (RuntimeException fault) {
            log.warn("{} cannot be answered", route.path(), fault);
            return Answer.empty(500);
        }
    }

    static void reply(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            boolean empty = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            if (!empty) {
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), empty ? NO_BODY : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    /** Where it listens; 0 when it does not. */
    public int port() {
        HttpServer present = server;
        return present == null ? 0 : present.getAddress().getPort();
    }

    @Override
    public void stop() {
        HttpServer stopping = server;
        if (stopping != null) {
            server = null;
            stopping.stop(0);
            threads.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_FUNCTIONS;
    }
}
