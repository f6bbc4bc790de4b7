package com.nebengjek.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Waits for processes that answer {@code /readyz} on 127.0.0.1. */
public final class Readiness {

    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final int OK = 200;

    private Readiness() {}

    /** Whether it answers that it is ready, before it ends and within 90 s. */
    public static boolean await(Process process, int port) throws InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    private static boolean isReady(int port) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
            return connection.getResponseCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
