package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.servers.Probe;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A running process of a function. */
public final class Pod {

    /** A look at one pod must not hold up the others. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Process process;
    private final Probe readiness;
    private boolean ready;
    private @Nullable Instant toldToEnd;

    Pod(Process process, int port) {
        this.process = process;
        this.readiness = Probe.http("http://127.0.0.1:" + port + "/readyz", PATIENCE);
    }

    boolean isReady() {
        return ready;
    }

    /** Asks it when it was not ready yet; true when it has become so. */
    boolean becameReady() {
        if (ready || !readiness.succeeds()) {
            return false;
        }
        ready = true;
        return true;
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
