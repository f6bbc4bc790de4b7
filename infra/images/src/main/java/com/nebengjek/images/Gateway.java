package com.nebengjek.images;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Takes every message that is posted to it. */
final class Gateway implements AutoCloseable {

    private static final int TAKEN = 204;
    private static final int NO_BODY = -1;

    private final HttpServer server;

    private Gateway(HttpServer server) {
        this.server = server;
    }

    static Gateway open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(TAKEN, NO_BODY);
            exchange.close();
        });
        server.start();
        return new Gateway(server);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
