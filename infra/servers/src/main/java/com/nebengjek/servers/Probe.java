package com.nebengjek.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks a server, or another process that answers, whether it is ready for its clients. */
@FunctionalInterface
public interface Probe {

    Duration PAUSE = Duration.ofMillis(10);

    /** Returns when it is, throws when it is not. */
    void check() throws Exception;

    static Probe postgres(PostgresDatabase database) {
        return () -> database.connect().close();
    }

    static Probe redis(String host, int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), 1_000);
                socket.setSoTimeout(1_000);
                OutputStream request = socket.getOutputStream();
                request.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() != '+') {
                    throw new IOException("Redis is still loading its data");
                }
            }
        };
    }

    /** NATS answers here with an error until JetStream has recovered its streams. */
    static Probe nats(String monitoringUrl) {
        return http(monitoringUrl + "/healthz");
    }

    /** A GET that has to be answered, each part of the answer within 10 s, by a status that is no error. */
    static Probe http(String url) {
        return http(url, Duration.ofSeconds(10));
    }

    /** A GET that has to be answered by a status that is no error. */
    static Probe http(String url, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        return () -> {
            URLConnection connection = URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            try (InputStream answer = connection.getInputStream()) {
                answer.readAllBytes();
            }
        };
    }

    /** Asks once. */
    default boolean succeeds() {
        try {
            check();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception notYet) {
            return false;
        }
    }

    /**
     * Waits until the check succeeds.
     *
     * @return false when it did not within that time, or the server ended
     */
    default boolean succeedsWithin(Duration time, BooleanSupplier alive) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && alive.getAsBoolean()) {
            if (succeeds()) {
                return true;
            }
            if (!paused()) {
                return false;
            }
        }
        return false;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
