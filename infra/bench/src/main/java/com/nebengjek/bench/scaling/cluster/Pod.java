package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.servers.LeashedProcess;
import com.nebengjek.servers.Probe;
import com.nebengjek.servers.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running process of a function, which ends with this program, however that ends. */
public final class Pod {

    /** A look at one pod must not hold up the others. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final LeashedProcess process;
    private final Probe readiness;
    private final long started = System.nanoTime();
    private boolean ready;
    private @Nullable Instant toldToEnd;

    Pod(LeashedProcess process, int port) {
        this.process = process;
        this.readiness = Probe.http("http://127.0.0.1:" + port + "/readyz", PATIENCE);
    }

    boolean isReady() {
        return ready;
    }

    /** Asks it when it was not ready yet; how long it took from its start, when it has become so. */
    Optional<Duration> becameReady() {
        if (ready || !readiness.succeeds()) {
            return Optional.empty();
        }
        ready = true;
        return Optional.of(Duration.ofNanos(System.nanoTime() - started));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has used of a processor since its start. */
    public Duration processorTime() {
        return process.processorTime();
    }

    /** SIGTERM. */
    public void terminate(Instant now) {
        toldToEnd = now;
        process.signal(Signal.TERM);
    }

    /** Whether it was told to end so long ago that nobody waits any longer. */
    boolean isOverdue(Instant now, Duration grace) {
        return toldToEnd != null && toldToEnd.plus(grace).isBefore(now);
    }

    /** SIGKILL. */
    public void kill() {
        process.signal(Signal.KILL);
    }

    /** Returns when it has ended. */
    public void awaitEnd() {
        process.awaitEnd();
    }
}
