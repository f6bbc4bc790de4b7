package com.nebengjek.bench.scaling.cluster;

import java.util.List;
import sun.misc.Signal;

/** SIGINT and SIGTERM, as they end a Java program. */
final class Signals {

    private static final int STATUS_OF_SIGNALS = 128;

    private Signals() {}

    /** Helm's library, written in Go, takes both for itself whenever it renders, and this program would hear of them no more. */
    static void takeBack() {
        for (String name : List.of("INT", "TERM")) {
            Signal.handle(new Signal(name), signal -> System.exit(STATUS_OF_SIGNALS + signal.getNumber()));
        }
    }
}
