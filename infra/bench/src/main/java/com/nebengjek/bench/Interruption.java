package com.nebengjek.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has a program that is told to end (SIGINT, SIGTERM) close what it has opened: its thread is interrupted, and awaited for at
 * most 20 s.
 */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FAILED = 1;

    private final Thread program = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Interruption() {}

    /** Runs it in this thread; the status with which the program ends. */
    static int during(Callable<Integer> program) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt));
        try {
            return program.call();
        } catch (InterruptedException told) {
            System.err.println("infra/measure: interrupted, and everything is closed");
            return FAILED;
        } catch (Exception fault) {
            fault.printStackTrace();
            return FAILED;
        } finally {
            interruption.closed.countDown();
        }
    }

    private void interrupt() {
        if (closed.getCount() == 0) {
            return;
        }
        program.interrupt();
        try {
            closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
        }
    }
}
