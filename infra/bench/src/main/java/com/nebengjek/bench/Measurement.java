package com.nebengjek.bench;

import java.util.List;

/** Something that is measured, by a name of its own on the command line. */
public interface Measurement {

    String name();

    /** What is measured, in a line. */
    String summary();

    /** What it takes besides {@code --out}. */
    default List<Option> options() {
        return List.of();
    }

    /** Measures, bounded in time, and prints what comes out as it comes. */
    Findings run(Arguments arguments) throws Exception;
}
