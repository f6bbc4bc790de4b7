package com.nebengjek.bench.scaling.cluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A running process of a function. */
public final class Pod {

    private static final int OK = 200;
    private static final int PATIENCE_MS = 500;

    private final Process process;
    private final int port;
    private boolean ready;
    private @Nullable Instant toldToEnd;

    Pod(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    boolean isReady() {
        return ready;
    }

    /** Asks it when it was not ready yet; true when it has become so. */
    boolean becameReady() {
        if (ready || !answers()) {
            return false;
        }
        ready = true;
        return true;
    }

    private boolean answers() {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            return connection.getResponseCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has used of a processor since its start. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** SIGTERM. */
    public void terminate(Instant now) {
        toldToEnd = now;
        process.destroy();
    }

    /** Whether it was told to end so long ago that nobody waits any longer. */
    boolean isOverdue(Instant now, Duration grace) {
        return toldToEnd != null && toldToEnd.plus(grace).isBefore(now);
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Returns when it has ended. */
    public void awaitEnd() {
        process.onExit().join();
    }
}
