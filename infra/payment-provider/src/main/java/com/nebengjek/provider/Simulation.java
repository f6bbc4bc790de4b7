package com.nebengjek.provider;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider at work. */
public final class Simulation implements AutoCloseable {

    private final HttpServer server;
    private final Callbacks callbacks;
    private final ExecutorService threads;

    private Simulation(HttpServer server, Callbacks callbacks, ExecutorService threads) {
        this.server = server;
        this.callbacks = callbacks;
        this.threads = threads;
    }

    static Simulation start(Settings settings) throws IOException {
        Choices choices = settings.reliable() ? new Reliable() : new Unreliable(settings.seed());
        return start(settings, choices);
    }

    static Simulation start(Settings settings, Choices choices) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Callbacks callbacks = new Callbacks(settings, Clock.systemUTC());
        server.setExecutor(threads);
        server.createContext("/charges", new ChargesHandler(settings.key(), new Charges(), choices, callbacks));
        server.start();
        return new Simulation(server, callbacks, threads);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        callbacks.close();
        threads.shutdownNow();
    }
}
