package com.nebengjek.bench.edge;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Does something so many times a second, for so long, on the caller's thread. */
record Pace(int perSecond, int seconds) {

    int times() {
        return perSecond * seconds;
    }

    /** Late calls are made up for; returns the seconds that it took. */
    double run(IntConsumer action) {
        long began = System.nanoTime();
        for (int i = 0; i < times(); i++) {
            long due = began + i * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            action.accept(i);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
