package com.nebengjek.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C and SIGTERM into an end in good order: the program is told, and the machine waits until it is done. */
final class Interruption {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread main;
    private volatile boolean starting = true;

    private Interruption(Thread main) {
        this.main = main;
    }

    /** To be called by the thread that runs the program. */
    static Interruption install() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::hook, "interruption"));
        return interruption;
    }

    private void hook() {
        asked.countDown();
        if (starting) {
            main.interrupt();
        }
        try {
            done.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on the program asks whether it is to end; until now it was interrupted in what it did. */
    void started() throws InterruptedException {
        starting = false;
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while it started");
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Whether the end was asked for within that time. */
    boolean await(Duration time) throws InterruptedException {
        return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the program. In a shutdown under way only a halt can still say with which status. */
    void exit(int status) {
        if (isAsked()) {
            Runtime.getRuntime().halt(status);
        }
        done.countDown();
        System.exit(status);
    }
}
