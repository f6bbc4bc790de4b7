package com.nebengjek.bench.edge;

/** A part of the measurement, with an edge that nobody has used before. */
interface Part {

    String name();

    Finding measure(Bench bench) throws Exception;
}
