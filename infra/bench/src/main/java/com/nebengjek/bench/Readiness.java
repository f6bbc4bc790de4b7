package com.nebengjek.bench;

import com.nebengjek.servers.Probe;
import java.time.Duration;

/** Waits for processes that answer {@code /readyz} on 127.0.0.1. */
public final class Readiness {

    private static final Duration TO_START = Duration.ofSeconds(90);

    private Readiness() {}

    /** Whether it answers that it is ready, before it ends and within 90 s. */
    public static boolean await(Process process, int port) throws InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        Probe readiness = Probe.http("http://127.0.0.1:" + port + "/readyz");
        while (!readiness.succeeds()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }
}
