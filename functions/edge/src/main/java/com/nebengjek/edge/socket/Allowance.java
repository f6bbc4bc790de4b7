package com.nebengjek.edge.socket;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many frames one person may send: a bucket of tokens that fills at a rate up to a burst. */
final class Allowance {

    private final double perNano;
    private final int burst;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    Allowance(int perSecond, int burst, LongSupplier nanoTime) {
        this.perNano = (double) perSecond / TimeUnit.SECONDS.toNanos(1);
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes a token; false when there is none. */
    synchronized boolean take() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
