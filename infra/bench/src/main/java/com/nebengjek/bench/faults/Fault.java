package com.nebengjek.bench.faults;

import java.nio.file.Path;
import java.time.Duration;

/** Something that goes wrong while events are delivered. */
interface Fault {

    String name();

    /** What goes wrong, in a line. */
    String summary();

    /**
     * Strikes during load and counts afterwards.
     *
     * @param load how long there is load; what is counted instead of timed is in proportion to it
     * @param data a directory of its own, empty
     */
    Outcome strike(Duration load, Path data) throws Exception;
}
