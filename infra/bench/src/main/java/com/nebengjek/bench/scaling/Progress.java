package com.nebengjek.bench.scaling;

import java.util.function.Consumer;

/** Prints what happens, with the seconds since it was made. */
final class Progress implements Consumer<String> {

    private static final double NANOS = 1e9;

    private final long began = System.nanoTime();

    @Override
    public void accept(String happened) {
        System.out.printf("  %6.1f s  %s%n", (System.nanoTime() - began) / NANOS, happened);
    }
}
